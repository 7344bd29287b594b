/** Connections at their edges: what is remembered of a key, and when. */
import { describe, expect, it } from 'vitest';
import { SECOND } from '../../src/kernel/time.ts';
import { account, curveFunction } from '../support/account.ts';

const small = { maxConnectionsPerEni: 10, eniCreateDelay: { fixed: 100 * SECOND } };

describe('what is remembered of a key', () => {
  it('the peak of its open connections, whatever came afterwards', () => {
    const run = account({
      functions: [
        curveFunction('f', [
          [0, 7],
          [10, 0],
          [20, 3],
        ]),
      ],
    }).at(30);
    const { open, openPeak } = run.key('a').connections;
    expect([open, openPeak]).toEqual([3, 7]);
  });

  it('the key that is short, and for how long', () => {
    const run = account({ parameters: small, functions: [curveFunction('f', [[5, 12]])] }).at(200);
    expect(run.told('shortage.started')).toEqual([{ at: 5, fact: 'shortage.started', key: 'a|g' }]);
    expect(run.told('shortage.ended')).toEqual([
      { at: 105, fact: 'shortage.ended', key: 'a|g', lastedMs: 100 * SECOND },
    ]);
  });

  it('what first stood in the way of another ENI, though later it is something else', () => {
    const run = account({
      parameters: small,
      quotas: { enisPerVpc: 1 },
      subnets: [{ id: 'a', cidr: '10.0.0.0/28', usedIps: [{ atMs: 0, ips: 10 }] }],
      functions: [
        curveFunction('f', [
          [5, 12],
          [30, 13],
        ]),
      ],
      timeline: [{ atMs: 20 * SECOND, do: 'SetQuota', quota: 'enisPerVpc', vpc: null, value: 9 }],
    }).at(40);
    const { blocked, blockedBy } = run.key('a').connections;
    expect([blocked, blockedBy]).toEqual([true, 'EniLimitExceeded']);
    expect(run.told('scaleOut.blocked').map(({ at, reason }) => [at, reason])).toEqual([
      [5, 'EniLimitExceeded'],
    ]);
  });

  it('how full its ENIs were at most, counted when connections open', () => {
    const told: number[] = [];
    const run = account({
      parameters: { ...small, scaleOutTrigger: 0.5 },
      functions: [
        curveFunction('f', [
          [0, 4],
          [10, 8],
          [120, 2],
          [130, 6],
        ]),
      ],
    });
    run.key('a').surroundings.observer.onConnectionsRatio = (_, ratio) => void told.push(ratio);
    run.at(200);
    // 8 of 10; then a second ENI is there, and 6 of 20 are no new peak.
    expect(told.at(-1)).toBe(0.8);
    expect(told.every((ratio, index) => index === 0 || ratio > (told[index - 1] ?? 0))).toBe(true);
  });
});
