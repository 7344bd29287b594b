/** What the random runs come to: the two models agree about nothing that never happens. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { busy, general, type Setting } from './agreement.ts';
import { Pair } from './pair.ts';

/** In how many runs each thing was seen. */
const seen = new Map<string, number>();

const thingsOf = ({ state }: Pair['model']): (string | null)[] => [
  ...state.enis.map(({ phase }) => phase),
  ...state.versions.flatMap((one) => [one.state, one.stateReasonCode, one.lastUpdateStatusReasonCode]),
];

const look = ({ world, commands }: Setting, numRuns: number): void => {
  const runs = fc.commands([...commands], { maxCommands: 40, size: 'max' });
  for (const [one, steps] of fc.sample(fc.tuple(world, runs), { numRuns, seed: 4 })) {
    const pair = new Pair(one);
    const things = new Set<string | null>();
    for (const step of steps) {
      step.run({}, pair);
      for (const thing of thingsOf(pair.model)) things.add(thing);
    }
    const { answered, rows } = pair.model.state;
    for (const { operation, status } of answered) things.add(`${operation} ${status}`);
    for (const { failed } of rows)
      for (const [reason, count] of Object.entries(failed))
        if (count > 0) things.add(`invocation: ${reason}`);
    for (const thing of things) if (thing !== null) seen.set(thing, (seen.get(thing) ?? 0) + 1);
  }
};
look(general, 120);
look(busy, 30);
const seldom = (things: readonly string[]) => things.filter((thing) => (seen.get(thing) ?? 0) < 2);

describe('in 150 random runs', () => {
  test('there are all phases, states and reasons', () => {
    const phases = ['creating', 'inUse', 'draining', 'releasing', 'detached', 'orphaned'];
    const states = ['Pending', 'Active', 'Inactive', 'Failed'];
    const lacks = ['EniLimitExceeded', 'SubnetOutOfIPAddresses', 'InsufficientRolePermissions'];
    expect(seldom([...phases, ...states, ...lacks, 'Idle', 'Restoring'])).toEqual([]);
  });

  test('every operation succeeds and fails', () => {
    const answers = {
      CreateFunction: [201, 400, 409],
      UpdateFunctionConfiguration: [200, 400, 404, 409],
      PublishVersion: [201, 404, 409],
      DeleteFunction: [204, 400, 404],
      Invoke: [200, 404, 409, 429],
      GetFunctionConfiguration: [200, 404],
      CreateRole: [200, 409],
      DeleteRole: [200, 404],
      PutRolePolicy: [200, 404],
      DeleteRolePolicy: [200, 404],
      AttachRolePolicy: [200, 404],
      DetachRolePolicy: [200, 404],
    };
    const wanted = Object.entries(answers).flatMap(([operation, statuses]) =>
      statuses.map((status) => `${operation} ${status}`),
    );
    expect(seldom(wanted)).toEqual([]);
  });

  test('invocations fail for every reason', () => {
    const reasons = ['Pending', 'Inactive', 'Failed', 'NotFound', 'Throttled', 'ConnectTimeout'];
    expect(seldom(reasons.map((reason) => `invocation: ${reason}`))).toEqual([]);
  });
});
