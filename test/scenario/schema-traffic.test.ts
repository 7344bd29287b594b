import { describe, expect, it } from 'vitest';
import { describeBroken } from './broken-file.ts';
import { qualifier, traffic, versionNumber } from '../../src/scenario/schema-traffic.ts';

describe('qualifier', () => {
  it('reads a bare number as the version that it is', () => {
    expect(['$LATEST', '3', 3].map((written) => qualifier.parse(written))).toEqual(['$LATEST', '3', '3']);
  });

  it.each(['live', '$latest', '0', '03', '1.5', '', 0, 1.5])('%j is none', (written) => {
    expect(qualifier.safeParse(written).success).toBe(false);
    expect(versionNumber.safeParse(written).success).toBe(false);
  });

  it('is no number of a version when it is $LATEST', () => {
    expect(versionNumber.safeParse('$LATEST').success).toBe(false);
    expect(versionNumber.parse(12)).toBe('12');
  });
});

describe('traffic', () => {
  it.each([
    [{ rate: { perSecond: 0.5 } }, true],
    [{ rate: { perSecond: -1 } }, false],
    [{ rate: { points: [] } }, false],
    [{ rate: {} }, false],
    [{ invocations: [] }, true],
    [{ invocations: [10] }, false],
    [{ trace: { file: 'a.csv', format: 'azure2019' } }, true],
    [{ trace: { file: 'a.csv' } }, false],
    [{ concurrency: { points: [{ at: '0s', environments: 1 }], trace: { file: 'a.csv' } } }, false],
    [{ concurrency: { trace: { file: 'a.csv' } } }, true],
    [{ duration: '1s' }, false],
  ])('%j: %s', (written, expected) => {
    expect(traffic.safeParse(written).success).toBe(expected);
  });
});

describeBroken('the schema of versions', [
  {
    what: 'what is no version',
    text: `functions: [{ name: a, existing: true, versions: [{ version: live }], traffic: { cron: x, qualifier: live } }]
timeline: [{ at: 1h, do: Invoke, function: a, qualifier: live }]`,
    expected: [
      '1:62: functions[0].versions[0].version: "live" is not the number of a version such as "3" (SCN002)',
      '1:102: functions[0].traffic.qualifier: "live" is not $LATEST or the number of a version such as "3"; there are no aliases (SCN002)',
      '2:58: timeline[0].qualifier: "live" is not $LATEST or the number of a version such as "3"; there are no aliases (SCN002)',
    ],
  },
]);
