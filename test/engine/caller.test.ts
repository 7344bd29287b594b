import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../src/kernel/time.ts';
import type { Command } from '../../src/scenario/scenario.ts';
import { account } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

const existing = { name: 'f', role: 'app', create: 'existing' as const, vpcConfig: vpcConfig(['a']) };
const roles = [{ name: 'app', policies: ['AWSLambdaVPCAccessExecutionRole'] }];
/** Four minutes attached, fifteen in all. */
const parameters = { eniDeleteDelay: { fixed: 15 * MINUTE }, eniDetachAfter: 4 * MINUTE };
const deleteFunction = { atMs: 5 * SECOND, do: 'DeleteFunction', function: 'f', qualifier: null } as const;

type Entry = { readonly atMs: number; readonly retryForMs?: number } & Command;
const played = (...timeline: readonly Entry[]) => {
  const run = account({ functions: [existing], roles, parameters, timeline });
  return { rows: run.end().operations, facts: run.facts };
};

describe('a caller with patience', () => {
  const deletion = { atMs: 5 * SECOND, do: 'DeleteSubnet', subnet: 'a', retryForMs: 45 * MINUTE } as const;

  it('tries every ten seconds until the thing is in use no longer, and only the last attempt is an answer', () => {
    const { rows, facts } = played(deleteFunction, deletion);
    expect(rows).toMatchObject([
      { at: 5, operation: 'DeleteFunction', status: 204 },
      { at: 905, operation: 'DeleteSubnet', status: 200, error: null, waitedSeconds: 900 },
    ]);
    expect(rows[0]).not.toHaveProperty('waitedSeconds');
    const attempts = facts.filter(({ fact }) => fact === 'operation.postponed');
    expect(attempts).toHaveLength(90);
    expect(attempts[1]).toMatchObject({
      at: 15_000,
      operation: 'DeleteSubnet',
      error: 'DependencyViolation',
    });
  });

  it('gives up when its time is over, and is refused then', () => {
    const { rows } = played(deleteFunction, { ...deletion, retryForMs: 14 * MINUTE });
    expect(rows.at(-1)).toMatchObject({
      at: 845,
      status: 400,
      error: 'DependencyViolation',
      waitedSeconds: 840,
      heldBy: { enis: [{ phase: 'detached', goneAt: 905 }] },
    });
  });

  it('is refused as it stands when the run ends before its time is over', () => {
    const { rows } = played({ ...deletion, retryForMs: 300 * 24 * 60 * MINUTE });
    expect(rows).toMatchObject([{ operation: 'DeleteSubnet', status: 400, error: 'DependencyViolation' }]);
    expect(rows[0]?.waitedSeconds).toBeGreaterThan(0);
  });

  it('lets one update after the other', () => {
    const update = { do: 'UpdateFunctionConfiguration', function: 'f', vpcConfig: null } as const;
    const { rows } = played(
      { atMs: 0, ...update, memory: 256 },
      { atMs: 0, ...update, memory: 512, retryForMs: MINUTE },
    );
    expect(rows.map(({ at, status, waitedSeconds }) => [at, status, waitedSeconds])).toEqual([
      [0, 200, undefined],
      [10, 200, 10],
    ]);
  });

  it('takes any other refusal for an answer', () => {
    const { rows } = played({ ...deletion, subnet: 'nowhere' });
    expect(rows).toMatchObject([{ at: 5, status: 400, error: 'InvalidSubnetID.NotFound' }]);
  });
});

describe('removeOrphans', () => {
  const deleteRole = { atMs: 6 * SECOND, do: 'DeleteRole', role: 'app' } as const;
  const patience = { atMs: 7 * SECOND, retryForMs: 45 * MINUTE } as const;

  it.each([
    { ...patience, do: 'DeleteSubnet', subnet: 'a' } as const,
    { ...patience, do: 'DeleteSecurityGroup', securityGroup: 'g' } as const,
  ])('$do: what Lambda could not delete for want of the role is deleted before', (entry) => {
    const left = played(deleteFunction, deleteRole, entry).rows;
    expect(left.at(-1)).toMatchObject({
      error: 'DependencyViolation',
      heldBy: { enis: [{ phase: 'orphaned' }] },
    });
    const { rows } = played(deleteFunction, deleteRole, { ...entry, removeOrphans: true });
    expect(rows.slice(2)).toMatchObject([
      { at: 907, operation: 'DeleteNetworkInterface', status: 200 },
      { at: 907, operation: entry.do, status: 200, waitedSeconds: 900 },
    ]);
    expect(rows[2]).not.toHaveProperty('waitedSeconds');
  });
});
