import { inspect } from '../../inspect/inspect.ts';
import { renderInspectionJson } from '../../report/inspect/json.ts';
import { tally } from '../../report/tally.ts';
import { UsageError } from '../errors.ts';
import type { Ending } from '../exit-codes.ts';
import { findingLines } from '../findings.ts';
import { coverageLines } from '../imported-lines.ts';
import type { Io } from '../io.ts';
import { refuseOverwriting } from '../overwriting.ts';
import { fileName, load } from '../scenario-input.ts';
import type { ImportVerbOptions } from './import.ts';
import { endingOf } from './inspect-action.ts';

/** What `heni import` does: read, write the scenario or the inventory, and say what is open. */
export const runImport = async (
  inputs: readonly string[],
  options: ImportVerbOptions,
  io: Io,
): Promise<Ending> => {
  const { output, json } = options;
  if (output !== undefined) io.checkWritable(output);
  if (json === true && output === '-') throw new UsageError('--json and -o - both go to stdout');
  const loaded = await load(inputs, { ...options, isTemplate: true }, io);
  refuseOverwriting([output], loaded.read);
  if (loaded.scenario === null || loaded.yaml === null) {
    io.err(`${findingLines(loaded.findings)}heni: ${tally(loaded.findings)}; nothing was imported\n`);
    return 'usage';
  }
  const write = (path: string, text: string): void => {
    const sink = io.open(path);
    sink.write(text);
    sink.close();
  };
  if (json !== true || output !== undefined) write(output ?? '-', loaded.yaml);
  if (json === true) io.out(renderInspectionJson(inspect(loaded, fileName(inputs[0] ?? ''), loaded.gaps)));
  io.err(`${findingLines(loaded.findings)}${coverageLines(loaded.scenario, loaded.gaps)}`);
  return endingOf({ ...loaded.gaps, findings: [] }, options, io);
};
