/** What happens in the swarm: were a feature lost from it, its laws would be checked no more, and no test would fail. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { simulate } from '../../src/engine/simulation.ts';
import type { Fact, FactName } from '../../src/model/facts.ts';
import type { FailureReason } from '../../src/model/workload.ts';
import { arbitraryScenario } from './arbitrary-scenario.ts';
import { features, operationFeatures } from './swarm/features.ts';

/** The type checker knows when one is missing. */
const everyFact: Record<FactName, true> = {
  'eni.requested': true,
  'eni.attached': true,
  'eni.draining': true,
  'eni.releasing': true,
  'eni.takenBack': true,
  'eni.detached': true,
  'eni.deleted': true,
  'eni.orphaned': true,
  'key.joined': true,
  'key.left': true,
  'function.created': true,
  'function.activated': true,
  'function.failed': true,
  'function.inactivated': true,
  'function.restoring': true,
  'function.deleted': true,
  'version.published': true,
  'update.started': true,
  'update.succeeded': true,
  'update.failed': true,
  'shortage.started': true,
  'shortage.ended': true,
  'natShortage.started': true,
  'natShortage.ended': true,
  'scaleOut.blocked': true,
  'subnet.usageChanged': true,
  'resource.created': true,
  'resource.deleted': true,
  'quota.changed': true,
  'operation.postponed': true,
  'operation.answered': true,
};
const everyFailure: Record<FailureReason, true> = {
  Pending: true,
  Inactive: true,
  Failed: true,
  NotFound: true,
  Throttled: true,
  ConnectTimeout: true,
};

/** In how many of the scenarios each thing happened. */
const happened = new Map<string, number>();
const note = (things: ReadonlySet<string>) => {
  for (const thing of things) happened.set(thing, (happened.get(thing) ?? 0) + 1);
};

for (const one of fc.sample(arbitraryScenario, { numRuns: 500, seed: 1 })) {
  const things = new Set<string>();
  const onFact = (fact: Fact) => {
    things.add(fact.fact);
    if ('reason' in fact) things.add(`${fact.fact}: ${fact.reason}`);
    if (fact.fact === 'operation.answered') things.add(`${fact.operation} ${fact.status < 300}`);
  };
  const { invocations } = simulate(one, { onFact });
  for (const [reason, count] of Object.entries(invocations.failed)) if (count > 0) things.add(reason);
  for (const spec of one.functions)
    things.add(spec.reservedConcurrency === null ? 'unreserved' : 'reserved').add(spec.traffic?.form ?? '');
  note(things);
}
/** Fewer than this is chance. */
const OFTEN = 3;
const seldom = (names: readonly string[]) => names.filter((name) => (happened.get(name) ?? 0) < OFTEN);

describe('in 500 random scenarios', () => {
  test('every fact occurs', () => {
    expect(seldom(Object.keys(everyFact))).toEqual([]);
  });

  test('invocations fail for every reason', () => {
    expect(seldom(Object.keys(everyFailure))).toEqual([]);
  });

  test('every operation of the timeline succeeds, and every one of AWS fails', () => {
    const ofAws = operationFeatures.filter((name) => !name.startsWith('Set'));
    expect(seldom(ofAws.flatMap((name) => [`${name} true`, `${name} false`]))).toEqual([]);
  });

  test('functions and updates fail for every lack, and scaling for want of room', () => {
    const room = ['EniLimitExceeded', 'SubnetOutOfIPAddresses'];
    expect(seldom(['function.failed: EC2RequestLimitExceeded'])).toEqual([]);
    const lacks = [...room, 'InsufficientRolePermissions'];
    const failures = ['function.failed', 'function.inactivated', 'update.failed'];
    const wanted = failures.flatMap((fact) => lacks.map((lack) => `${fact}: ${lack}`));
    expect(seldom([...wanted, ...room.map((lack) => `scaleOut.blocked: ${lack}`)])).toEqual([]);
  });

  test('there are all forms of traffic, and reservations', () => {
    expect(seldom(['rate', 'cron', 'invocations', 'concurrency', '', 'reserved', 'unreserved'])).toEqual([]);
  });

  test('no feature is named twice', () => {
    expect(new Set(features).size).toBe(features.length);
  });
});
