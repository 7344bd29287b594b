import { expect } from 'vitest';
import { describeBroken } from './broken-file.ts';

describeBroken('checkTraffic', [
  {
    what: 'cron expressions',
    text: `start: 2026-11-27
functions: [{ name: a, traffic: { cron: "0 25 * * *" } }, { name: b, traffic: { cron: "0 0 6 * * *" } }]`,
    expected: [
      expect.stringMatching(
        /^2:41: functions\[0\]\.traffic\.cron: "0 25 \* \* \*" is not a cron expression of five fields: .*25/,
      ) as string,
      expect.stringMatching(
        /^2:87: functions\[1\]\.traffic\.cron: "0 0 6 \* \* \*" is not a cron expression of five fields: /,
      ) as string,
    ],
  },
  {
    what: 'cron expressions that do not fire in the run',
    text: `start: 2026-11-27T06:00:00Z
functions:
  - { name: a, traffic: { cron: "0 6 1 * *" } }
  - { name: b, traffic: { cron: "0 0 30 2 *" } }
  - { name: c, traffic: { cron: "0 6 27 11 *" } }
  - { name: d, traffic: { cron: "59 5 28 11 *" } }`,
    expected: [
      '3:33: functions[0].traffic.cron: "0 6 1 * *" does not fire within the run, but first at 2026-12-01T06:00:00Z (SCN013)',
      '4:33: functions[1].traffic.cron: "0 0 30 2 *" does not fire within the run, or ever (SCN013)',
    ],
  },
  {
    what: 'durations that Lambda does not allow',
    text: `functions:
  - { name: a, traffic: { rate: { perSecond: 1 }, duration: 15m } }
  - { name: b, traffic: { rate: { perSecond: 1 }, duration: 2h } }
  - { name: c, traffic: { rate: { perSecond: 1 }, duration: { uniform: { min: 1s, max: 2h } } } }`,
    expected: [
      '3:61: functions[1].traffic.duration: half of the invocations or more would run longer than 15m, where Lambda ends them (SCN022)',
      '4:61: functions[2].traffic.duration: half of the invocations or more would run longer than 15m, where Lambda ends them (SCN022)',
    ],
  },
]);
