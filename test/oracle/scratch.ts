import fc from 'fast-check';
import { commands } from './commands.ts';
import { Pair } from './pair.ts';
import { world } from './worlds.ts';
const runs = Number(process.argv[2] ?? 300);
const seed = process.argv[3] === undefined ? undefined : Number(process.argv[3]);
let steps = 0;
const t0 = Date.now();
const out = fc.check(
  fc.property(world, fc.commands([...commands], { maxCommands: 40, size: 'max' }), (scenario, cmds) => {
    let pair: Pair | undefined;
    try {
      fc.modelRun(() => ({ model: {}, real: (pair = new Pair(scenario)) }), cmds);
      steps += pair?.entries.length ?? 0;
    } catch (problem) {
      const { parameters, functions, account, subnets } = scenario;
      throw new Error(
        [
          (problem as Error).stack?.slice(0, 2500),
          `now ${pair?.model.now}`,
          JSON.stringify(parameters),
          JSON.stringify(account.quotas),
          'others ' + scenario.vpcs[0]!.otherEnis,
          JSON.stringify(subnets.map((s) => s.usedIps)),
          ...functions.map(
            (f) =>
              `${f.name} ${f.create} ${JSON.stringify(f.vpcConfig)} v${JSON.stringify(f.versions)} res ${f.reservedConcurrency} ${JSON.stringify(f.connections)} ${JSON.stringify((f.traffic as any)?.duration)}`,
          ),
          ...(pair?.entries ?? []).map((e) => JSON.stringify(e)),
        ].join('\n'),
      );
    }
  }),
  { numRuns: runs, ...(seed === undefined ? {} : { seed }), interruptAfterTimeLimit: 500_000 },
);
console.log(
  out.failed ? 'FAILED' : 'ok',
  out.numRuns,
  'seed',
  out.seed,
  'path',
  out.counterexamplePath,
  'shrinks',
  out.numShrinks,
  'entries',
  steps,
  Date.now() - t0,
  'ms',
);
if (out.failed) console.log((out.errorInstance as Error).message, '\n', String(out.counterexample?.[1]));
