import { describe, expect, it } from 'vitest';
import {
  subnetTooSmall,
  subnetTooSmallAtTheMost,
  subnetTooSmallInTransition,
} from '../../../src/inspect/rules/addresses.ts';
import { hits, separateFunctions } from '../hits.ts';

/** Eleven usable addresses. */
const parts = (functions: number, others: number) => ({
  subnets: [{ id: 'b' }, { id: 'a', cidr: '10.0.9.0/28', usedIps: [{ atMs: 0, ips: others }] }],
  functions: separateFunctions(functions, ['a']),
});
const codes = (functions: number, others: number): string[] =>
  [subnetTooSmall, subnetTooSmallInTransition, subnetTooSmallAtTheMost].flatMap((rule) =>
    hits(rule, parts(functions, others)).map(() => rule.code),
  );

describe('a subnet of 11 addresses', () => {
  it.each([
    [5, 0, []],
    [6, 0, ['ENI015']],
    [11, 0, ['ENI015']],
    [12, 0, ['ENI014']],
    [4, 3, []],
    [4, 4, ['ENI015']],
    [4, 8, ['ENI014']],
    [0, 11, []],
  ])('with %d keys and %d addresses used by others: %j', (functions, others, expected) => {
    expect(codes(functions, others)).toEqual(expected);
  });

  it('tells how many lack, and what holds', () => {
    expect(hits(subnetTooSmall, parts(9, 7))).toEqual([
      {
        at: { path: ['subnets', 1] },
        message: 'a lacks 5 addresses for its 9 keys: others use 7 of 11',
        fix: 'Share sets of security groups, or use a /27 or larger in place of a.',
      },
    ]);
  });

  it('tells the largest wave of a transition', () => {
    const [hit] = hits(subnetTooSmallInTransition, parts(8, 0));
    expect(hit?.message).toBe(
      'a lacks 5 addresses while every function moves to other groups at once, 16 old and new ENIs side by side: others use none of 11',
    );
    expect(hit?.fix).toContain('at most 3 sets of groups at a time');
    expect(hit?.fix).toContain('a /27 or larger');
    expect(hits(subnetTooSmallInTransition, parts(11, 0))[0]?.fix).toContain('not even one set');
  });
});

it('a subnet that is too small only when others use the most is no error', () => {
  const usedIps = [
    { atMs: 0, ips: 2 },
    { atMs: 1, ips: 6 },
  ];
  const later = {
    subnets: [{ id: 'a', cidr: '10.0.9.0/28', usedIps }],
    functions: separateFunctions(8, ['a']),
  };
  expect(hits(subnetTooSmallAtTheMost, later)).toEqual([
    {
      at: { path: ['subnets', 0] },
      message:
        'a lacks 3 addresses for its 8 keys when others use the most: others use 6 of 11; who comes last gets none',
      fix: 'Share sets of security groups, or use a /27 or larger in place of a.',
    },
  ]);
  expect([...hits(subnetTooSmall, later), ...hits(subnetTooSmallInTransition, later)]).toEqual([]);
});

it('a subnet that no block is large enough for needs another beside it', () => {
  const [hit] = hits(subnetTooSmall, {
    subnets: [{ id: 'a', cidr: '10.0.0.0/16', usedIps: [{ atMs: 0, ips: 65_531 }] }],
    functions: separateFunctions(1, ['a']),
  });
  expect(hit?.fix).toContain('more subnets');
});

it('a subnet without IPv4 has no addresses to lack', () => {
  const ipv6Only = {
    subnets: [{ id: 'a', cidr: null, ipv6Cidr: '2001:db8::/64' }],
    functions: separateFunctions(1, ['a']),
  };
  expect([...hits(subnetTooSmall, ipv6Only), ...hits(subnetTooSmallInTransition, ipv6Only)]).toEqual([]);
});
