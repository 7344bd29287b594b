import { describe, expect, it } from 'vitest';
import { HOUR, SECOND } from '../../src/kernel/time.ts';
import { account } from '../support/account.ts';
import { vpcConfig } from '../support/scenarios.ts';

const subnets = ['a', 'b', 'c'].map((id) => ({ id }));
const ec2CreateEni = { bucket: 100, perSecond: 5 };
const groups = Array.from({ length: 130 }, (_, index) => `g${index}`);

/** 130 functions on three subnets, each with a group of its own or all with the same. */
const deploy = (parallelism: number | null, shareKey: boolean) =>
  account({
    durationMs: 10 * HOUR,
    quotas: { enisPerVpc: 500 },
    subnets,
    securityGroups: groups.map((id) => ({ id, vpc: 'vpc' })),
    deploy: { parallelism, ec2CreateEni },
    functions: groups.map((group, index) => ({
      name: `f${index}`,
      vpcConfig: vpcConfig(['a', 'b', 'c'], [shareKey ? 'g0' : group]),
    })),
  });
const makespan = (run: ReturnType<typeof deploy>): number => {
  run.end();
  return Math.max(...run.times('function.activated'));
};

describe('a deployment of 130 functions with fixed delays of 210 s', () => {
  it.each([
    { parallelism: 1, seconds: 130 * 210 },
    { parallelism: 10, seconds: 13 * 210 },
    { parallelism: 50, seconds: 3 * 210 },
  ])('a key each, $parallelism at once: $seconds s; EC2’s bucket refills between the waves', (row) => {
    expect(makespan(deploy(row.parallelism, false))).toBe(row.seconds);
  });

  it('a key each, all at once: the last ENI waits (390 − 100) / 5 = 58 s for EC2: 268 s', () => {
    const run = deploy(null, false);
    expect(makespan(run)).toBe(268);
    const first = run.times('function.activated')[0];
    expect(first).toBe(210);
  });

  it.each([
    { parallelism: 1, seconds: 210 + 129 * 5 },
    { parallelism: 10, seconds: 210 + 12 * 5 },
    { parallelism: 50, seconds: 210 + 2 * 5 },
    { parallelism: null, seconds: 210 },
  ])('one key for all, $parallelism at once: $seconds s', ({ parallelism, seconds }) => {
    expect(makespan(deploy(parallelism, true))).toBe(seconds);
  });
});

describe('the control plane’s rate', () => {
  it('lets a burst of ten seconds of it through, then so many a second', () => {
    const run = account({
      parameters: { controlPlaneRate: 2 },
      deploy: { parallelism: null, ec2CreateEni: null },
      functions: Array.from({ length: 25 }, (_, index) => ({ name: `f${index}` })),
    });
    run.end();
    expect(run.times('function.created')).toEqual([
      ...Array.from({ length: 20 }, () => 0),
      0.5,
      1,
      1.5,
      2,
      2.5,
    ]);
  });

  it('however slow, lets every function through at last', () => {
    const run = account({
      parameters: { controlPlaneRate: 0.01 },
      deploy: { parallelism: null, ec2CreateEni: null },
      functions: [{ name: 'f' }, { name: 'g' }],
    });
    run.end();
    expect(run.times('function.created')).toEqual([0, 100]);
  });

  it('does not apply without a deploy: creates of one instant are unthrottled', () => {
    const run = account({
      parameters: { controlPlaneRate: 2 },
      functions: Array.from({ length: 25 }, (_, index) => ({ name: `f${index}` })),
    });
    expect(run.times('function.created')).toHaveLength(25);
  });
});

describe('parallelism', () => {
  const inTurn = (parts: object) => ({ deploy: { parallelism: 1, ec2CreateEni: null }, ...parts });

  it('the next starts in the instant in which one is done', () => {
    const run = account(
      inTurn({
        functions: [
          { name: 'f', vpcConfig: vpcConfig(['a']) },
          { name: 'g', vpcConfig: vpcConfig(['b']) },
          { name: 'h' },
        ],
      }),
    );
    run.end();
    expect(run.times('function.created')).toEqual([0, 210, 420]);
  });

  it('one that fails makes room at once', () => {
    const run = account(
      inTurn({
        quotas: { enisPerVpc: 0 },
        functions: [
          { name: 'f', vpcConfig: vpcConfig(['a']) },
          { name: 'g', vpcConfig: vpcConfig(['b']) },
        ],
      }),
    );
    expect(run.times('function.failed')).toEqual([0, 0]);
  });

  it('counts creates of different instants together', () => {
    const run = account(
      inTurn({
        functions: [
          { name: 'f', vpcConfig: vpcConfig(['a']) },
          { name: 'g', create: 100 * SECOND, vpcConfig: vpcConfig(['b']) },
        ],
      }),
    );
    run.end();
    expect(run.times('function.created')).toEqual([0, 210]);
  });

  it('who is still waiting when the run ends is counted in a finding', () => {
    const inTime = { durationMs: 300 * SECOND };
    const functions = ['f', 'g', 'h'].map((name) => ({ name, vpcConfig: vpcConfig(['a']) }));
    const { findings, functions: rows } = account(inTurn({ ...inTime, functions })).end();
    expect(rows).toHaveLength(3); // 210, 215 and 220 s
    expect(findings).toEqual([]);
    const tooLong = { durationMs: 212 * SECOND };
    const late = account(inTurn({ ...tooLong, functions })).end();
    expect(late.functions).toHaveLength(2);
    expect(late.findings).toMatchObject([{ code: 'RUN002' }]);
    expect(late.findings[0]?.message).toMatch(/^1 function/);
  });
});
