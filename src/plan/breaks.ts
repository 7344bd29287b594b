/** What is broken in a run, in short phrases: for a remedy that mends one trouble and leaves or makes another. */
import type { FunctionResult, OperationResult, RunResult } from '../engine/result.ts';
import { formatDuration } from '../kernel/time.ts';

/** Seconds of the key that was short of connections for longest. */
export const shortageOf = ({ keys }: RunResult): number =>
  Math.max(0, ...keys.map((key) => key.shortageSeconds));

/** Connections refused in a run, over all keys. */
export const refusedOf = ({ keys }: RunResult): number =>
  keys.reduce((sum, { connectionsRefused }) => sum + connectionsRefused, 0);

/** Connections refused by NAT gateways in a run, over all of them. */
export const natRefusedOf = ({ natGateways = [] }: RunResult): number =>
  natGateways.reduce((sum, { connectionsRefused }) => sum + connectionsRefused, 0);

/** Each kind of break of a trial, none when nothing breaks; calls refused in the original run too are not its doing. */
export const breaksOf = (trial: RunResult, original: RunResult): string[] =>
  [
    failures(
      trial.functions.filter(({ state }) => state === 'Failed'),
      'function fails',
      'functions fail',
      (row) => row.stateReasonCode,
    ),
    failures(
      trial.functions.filter(
        ({ state, lastUpdateStatus }) => state !== 'Failed' && lastUpdateStatus === 'Failed',
      ),
      'update fails',
      'updates fail',
      (row) => row.lastUpdateStatusReasonCode,
    ),
    failures(
      trial.functions.filter(
        ({ state, stateReasonCode: code }) => state === 'Inactive' && code !== null && code !== 'Idle',
      ),
      'function stays Inactive',
      'functions stay Inactive',
      (row) => row.stateReasonCode,
    ),
    connections(trial),
    natPlaces(trial),
    refusals(trial, original),
    invocations(trial),
    environments(trial),
    orphans(trial),
  ].filter((phrase) => phrase !== null);

const failures = (
  rows: readonly FunctionResult[],
  one: string,
  many: string,
  codeOf: (row: FunctionResult) => string | null,
): string | null => {
  const [first] = rows;
  if (first === undefined) return null;
  const code = codeOf(first);
  return counted(rows.length, one, many) + (code === null ? '' : `: ${code}`);
};

const connections = (trial: RunResult): string | null => {
  const refused = refusedOf(trial);
  const seconds = shortageOf(trial);
  if (refused === 0 && seconds === 0) return null;
  return seconds === 0
    ? counted(refused, 'connection is refused', 'connections are refused')
    : `connections lack for ${formatDuration(Math.round(seconds * 1000))}`;
};

const natPlaces = (trial: RunResult): string | null => {
  const refused = natRefusedOf(trial);
  return refused === 0
    ? null
    : counted(refused, 'connection is refused by NAT', 'connections are refused by NAT');
};

/** A refused Invoke counts among the invocations. */
const refusals = (trial: RunResult, original: RunResult): string | null => {
  const before = new Set(refused(original).map(callOf));
  const added = refused(trial).filter((row) => !before.has(callOf(row)));
  return added.length === 0 ? null : counted(added.length, 'operation is refused', 'operations are refused');
};
const refused = ({ operations }: RunResult): OperationResult[] =>
  operations.filter(({ status, operation }) => status >= 400 && operation !== 'Invoke');
const callOf = ({ at, operation, function: name }: OperationResult): string =>
  JSON.stringify([at, operation, name]);

const invocations = ({ invocations: { failed } }: RunResult): string | null => {
  const reasons = Object.entries(failed).filter(([, count]) => count > 0);
  const total = reasons.reduce((sum, [, count]) => sum + count, 0);
  const named = reasons.map(([reason]) => reason).join(', ');
  return total === 0 ? null : `${counted(total, 'invocation fails', 'invocations fail')}: ${named}`;
};

const environments = ({ functions }: RunResult): string | null => {
  const unmet = functions.reduce((sum, { environmentsUnmet }) => sum + environmentsUnmet, 0);
  return unmet > 0 ? counted(unmet, 'environment cannot open', 'environments cannot open') : null;
};

const orphans = ({ enis: { orphaned } }: RunResult): string | null =>
  orphaned === 0 ? null : counted(orphaned, 'ENI is orphaned', 'ENIs are orphaned');

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
