import { inspect, type Inspection } from '../../inspect/inspect.ts';
import { inspectionFormats } from '../../report/inspect/formats.ts';
import { tally } from '../../report/tally.ts';
import { plural } from '../../report/words.ts';
import { leavesOpen } from '../../scenario/finding-codes.ts';
import type { Ending } from '../exit-codes.ts';
import { findingLines } from '../findings.ts';
import type { Io } from '../io.ts';
import { refuseOverwriting } from '../overwriting.ts';
import { fileName, load } from '../scenario-input.ts';
import { refuseTwoFormats, targetsOf } from '../targets.ts';
import { writeTargets } from '../write-targets.ts';
import type { InspectOptions } from './inspect.ts';

/** What `heni inspect` does: read, count, judge, write. A finding is an answer: it does not change how it ends. */
export const runInspect = async (
  inputs: readonly string[],
  options: InspectOptions,
  io: Io,
): Promise<Ending> => {
  const { output = [], format, trace, from, param } = options;
  refuseTwoFormats(options);
  const targets = targetsOf(output, format, inspectionFormats);
  for (const { path } of targets) io.checkWritable(path);

  const loaded = await load(inputs, { trace, from, param }, io);
  refuseOverwriting(
    targets.map(({ path }) => path),
    loaded.read,
  );
  if (loaded.scenario === null) {
    io.err(`${findingLines(loaded.findings)}heni: ${tally(loaded.findings)}; nothing was inspected\n`);
    return 'usage';
  }
  const inspection = inspect(loaded, fileName(inputs[0] ?? ''), loaded.gaps);
  writeTargets(targets, (to, look) => to.render(inspection, look), io);
  return endingOf(inspection, options, io);
};

/** Under `--strict` what is not known must not pass for a clean bill. */
export const endingOf = (
  { unresolved, findings }: Pick<Inspection, 'unresolved' | 'findings'>,
  { strict }: Pick<InspectOptions, 'strict'>,
  io: Pick<Io, 'err'>,
): Ending => {
  const open = findings.filter(({ code }) => leavesOpen(code));
  if (strict !== true || unresolved.length + open.length === 0) return 'fine';
  const codes = open.length === 0 ? '' : `: ${[...new Set(open.map(({ code }) => code))].join(', ')}`;
  io.err(
    `heni: ${plural(unresolved.length + open.length, 'thing')} unresolved in the input (--strict)${codes}\n`,
  );
  return 'incomplete';
};
