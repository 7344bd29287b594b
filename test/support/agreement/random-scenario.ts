/**
 * Small scenarios drawn from a seed, each run many times: so that both fidelities can be compared over replications.
 * Limits are small, so that ENIs scale out, refuse, and lack; rates are such that an exact run takes milliseconds.
 */
import type { Distribution } from '../../../src/kernel/distribution.ts';
import { Streams } from '../../../src/kernel/random.ts';
import { HOUR, MINUTE, SECOND } from '../../../src/kernel/time.ts';
import type { Command, CurveSpec, FunctionSpec, Scenario } from '../../../src/scenario/scenario.ts';
import { scenario, vpcConfig } from '../scenarios.ts';
import { Draw } from './draw.ts';

const SUBNETS = ['a', 'b', 'c'];
const DURATION = 2 * HOUR;

/** The scenario of a number: always the same for a seed. */
export const randomScenario = (seed: number, number: number): Scenario => {
  const draw = new Draw(new Streams(seed).stream('agreement', number));
  // What exists at the start must fit; what is created may fail.
  const isRoomy = draw.chance(0.6);
  const functions = Array.from({ length: draw.integer(1, 5) }, (_, index) =>
    functionOf(draw, `f${index}`, isRoomy),
  );
  return scenario({
    name: `agreement-${seed}-${number}`,
    durationMs: DURATION,
    subnets: SUBNETS.map((id) => ({
      id,
      usedIps: [{ atMs: 0, ips: isRoomy ? 0 : draw.oneOf([0, 248, 250]) }],
    })),
    quotas: {
      enisPerVpc: isRoomy ? 250 : draw.oneOf([250, 6, 3]),
      concurrentExecutions: draw.oneOf([1000, 1000, 200]),
    },
    parameters: {
      eniCreateDelay: draw.oneOf<Distribution>([
        { fixed: 210 * SECOND },
        { lognormal: { median: 210 * SECOND, sigma: 0.33 } },
      ]),
      maxConnectionsPerEni: draw.oneOf([65_000, 1000, 250, 80]),
      scaleOutTrigger: draw.oneOf([1, 0.8, 0.5]),
      scaleInAfter: draw.oneOf([5 * MINUTE, 15 * MINUTE]),
      environmentKeepAlive: draw.oneOf([2 * MINUTE, 7 * MINUTE, 7 * MINUTE]),
      idleReclaimAfter: draw.oneOf([12 * MINUTE, 25 * MINUTE, 30 * 24 * HOUR]),
    },
    functions,
    timeline: draw.some(2, () => commandOf(draw, functions)).toSorted((x, y) => x.atMs - y.atMs),
  });
};

const functionOf = (
  draw: Draw,
  name: string,
  isRoomy: boolean,
): Partial<FunctionSpec> & { readonly name: string } => {
  const meanMs = draw.scale(100, 20 * SECOND);
  // At most about forty run at once, and no more than five begin in a second.
  const most = Math.min(5, 40 / (meanMs / SECOND));
  const perSecond = draw.chance(0.3) ? draw.scale(1 / 3000, 1 / 60) : draw.scale(1 / 60, most);
  const running = (perSecond * meanMs) / SECOND;
  return {
    name,
    vpcConfig: attachmentOf(draw),
    create: draw.oneOf<FunctionSpec['create']>([isRoomy ? 'existing' : 0, 0, 20 * MINUTE]),
    reservedConcurrency: draw.chance(0.2) ? Math.ceil(running * draw.between(0.8, 3)) + 1 : null,
    connections: {
      perEnvironment: draw.oneOf([0, 1, 5, 20]),
      perInvocation: draw.chance(0.15) ? draw.integer(1, 3) : 0,
    },
    traffic: {
      form: 'rate',
      qualifier: '$LATEST',
      rate: curveOf(draw, perSecond),
      duration: durationOf(draw, meanMs),
    },
  };
};

const attachmentOf = (draw: Draw) =>
  vpcConfig(
    draw.oneOf([['a'], ['a', 'b'], ['b', 'c'], SUBNETS]),
    draw.oneOf([['g'], ['g'], ['h'], ['g', 'h']]),
  );

/** Even, with a burst, on a slope, or with a pause in which a version falls idle. */
const curveOf = (draw: Draw, value: number): CurveSpec => {
  const at = (share: number): number => Math.round((DURATION * share) / MINUTE) * MINUTE;
  const from = at(draw.between(0.1, 0.5));
  const to = from + at(draw.between(0.05, 0.3));
  const flat = { atMs: 0, value };
  const [step, linear] = ['step', 'linear'] as const;
  return draw.oneOf<CurveSpec>([
    { interpolate: step, points: [flat] },
    { interpolate: step, points: [{ atMs: 0, value: value / 6 }, { atMs: from, value }, { atMs: to, value: value / 6 }] }, // prettier-ignore
    {
      interpolate: linear,
      points: [
        { atMs: 0, value: value / 5 },
        { atMs: to, value },
      ],
    },
    { interpolate: step, points: [flat, { atMs: from, value: 0 }, { atMs: to + 30 * MINUTE, value }] },
  ]);
};

const durationOf = (draw: Draw, mean: number): Distribution =>
  draw.oneOf<Distribution>([
    { fixed: Math.round(mean) },
    { exponential: { mean } },
    { lognormal: { median: mean * Math.exp(-0.32), sigma: 0.8 } },
    { uniform: { min: mean / 2, max: 1.5 * mean } },
    { gamma: { shape: 0.5, mean } },
  ]);

const commandOf = (draw: Draw, functions: readonly { readonly name: string }[]) => {
  const { name } = draw.oneOf(functions);
  return {
    atMs: draw.integer(10, 110) * MINUTE,
    ...draw.oneOf<Command>([
      { do: 'UpdateFunctionConfiguration', function: name, vpcConfig: attachmentOf(draw), memory: null },
      { do: 'UpdateFunctionConfiguration', function: name, vpcConfig: attachmentOf(draw), memory: null },
      { do: 'UpdateFunctionConfiguration', function: name, vpcConfig: null, memory: 256 },
      { do: 'DeleteFunction', function: name, qualifier: null },
      { do: 'PutFunctionConcurrency', function: name, reservedConcurrency: draw.integer(0, 20) },
      { do: 'SetUsedIps', subnet: draw.oneOf(SUBNETS), ips: draw.oneOf([0, 249, 251]) },
    ]),
  };
};
