/**
 * Small scenarios that all lack something: bursts beyond what one ENI has room for, while another one is on its way or
 * finds no address, and a function at its reservation. So that shortages, refusals, ConnectTimeouts and Throttled are
 * compared in many scenarios, not in a few by luck.
 */
import { MINUTE, SECOND } from '../../../src/kernel/time.ts';
import type { Distribution } from '../../../src/kernel/distribution.ts';
import { Streams } from '../../../src/kernel/random.ts';
import type { FunctionSpec, Scenario } from '../../../src/scenario/scenario.ts';
import { scenario, vpcConfig } from '../scenarios.ts';
import { Draw } from './draw.ts';

/** The scenario of a number: always the same for a seed. */
export const scarceScenario = (seed: number, number: number): Scenario => {
  const draw = new Draw(new Streams(seed).stream('scarce', number));
  const running = draw.between(8, 25);
  const perEnvironment = draw.oneOf([1, 5, 20]);
  const count = draw.integer(1, 2);
  const isFull = draw.chance(0.3);
  return scenario({
    name: `scarce-${seed}-${number}`,
    durationMs: 30 * MINUTE,
    subnets: [{ id: 'a', usedIps: [{ atMs: 0, ips: isFull ? 250 : 0 }] }],
    parameters: {
      // The busiest minutes want from 1.2 to 2 times what an ENI has room for, the calm ones half of it or less.
      maxConnectionsPerEni: Math.ceil((running * perEnvironment) / draw.between(1.2, 2)),
      scaleOutTrigger: draw.oneOf([1, 0.8]),
      scaleInAfter: draw.oneOf([5 * MINUTE, 15 * MINUTE]),
      environmentKeepAlive: draw.oneOf([2 * MINUTE, 5 * MINUTE]),
      eniCreateDelay: draw.oneOf<Distribution>([
        { fixed: 210 * SECOND },
        { lognormal: { median: 210 * SECOND, sigma: 0.33 } },
      ]),
    },
    functions: [
      ...Array.from({ length: count }, (_, i) =>
        burstingFunction(draw, `f${i}`, running / count, perEnvironment),
      ),
      reservedFunction(draw),
    ],
  });
};

const burstingFunction = (
  draw: Draw,
  name: string,
  running: number,
  perEnvironment: number,
): Partial<FunctionSpec> & { readonly name: string } => {
  const mean = draw.between(4, 12) * SECOND;
  const value = running / (mean / SECOND);
  const [from, to] = [draw.integer(7, 10) * MINUTE, draw.integer(14, 18) * MINUTE];
  const calm = value * draw.between(0.15, 0.3);
  return {
    name,
    create: 'existing',
    vpcConfig: vpcConfig(['a']),
    connections: { perEnvironment, perInvocation: 0 },
    traffic: {
      form: 'rate',
      qualifier: '$LATEST',
      rate: {
        interpolate: 'step',
        points: [
          { atMs: 0, value: calm },
          { atMs: from, value },
          { atMs: to, value: calm },
        ],
      },
      duration: draw.oneOf<Distribution>([
        { fixed: Math.round(mean) },
        { exponential: { mean } },
        { lognormal: { median: mean * Math.exp(-0.32), sigma: 0.8 } },
      ]),
    },
  };
};

/** Outside the VPC, with about as many invocations at once as its reservation allows. */
const reservedFunction = (draw: Draw): Partial<FunctionSpec> & { readonly name: string } => {
  const mean = draw.between(4, 8) * SECOND;
  const reservedConcurrency = draw.integer(4, 8);
  const value = (reservedConcurrency * draw.between(0.8, 1.3)) / (mean / SECOND);
  return {
    name: 'reserved',
    create: 'existing',
    reservedConcurrency,
    traffic: {
      form: 'rate',
      qualifier: '$LATEST',
      rate: { interpolate: 'step', points: [{ atMs: 0, value }] },
      duration: { exponential: { mean } },
    },
  };
};
