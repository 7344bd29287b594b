import { describeBroken } from './broken-file.ts';
import { network } from './support.ts';

describeBroken('checkTimes', [
  {
    what: 'what needs a start',
    text: `functions: [{ name: a, create: 2026-11-27T06:00:00Z, traffic: { cron: "0 6 1 * *" } }]`,
    expected: [
      '1:32: functions[0].create: an absolute time needs the key start (SCN015)',
      '1:71: functions[0].traffic.cron: cron "0 6 1 * *" needs the key start (SCN015)',
    ],
  },
  {
    what: 'a start that is none, and not what needs it',
    text: `start: 2026-02-30T00:00:00Z
functions: [{ name: a, create: 2026-11-27T06:00:00Z, traffic: { cron: "0 6 1 * *" } }]`,
    expected: [
      '1:8: start: "2026-02-30T00:00:00Z" is not an ISO 8601 time with its zone, such as 2026-11-27T00:00:00Z (SCN002)',
    ],
  },
  {
    what: 'times before the start, at the end and after it',
    text: `${network}start: 2026-11-27T00:00:00Z
functions: [{ name: a, create: 2026-11-26T00:00:00Z }, { name: b, traffic: { invocations: [0s, 23h, 2d] } }]
timeline: [{ at: 1d, do: Invoke, function: b }, { at: 2026-11-28T00:00:00Z, do: Invoke, function: b }]`,
    expected: [
      '5:32: functions[0].create: the time is 1d before the start (SCN009)',
      '5:101: functions[1].traffic.invocations[2]: 2d is not before the end of the run at 1d, so it never happens (SCN013)',
      '6:18: timeline[0].at: 1d is not before the end of the run at 1d, so it never happens (SCN013)',
      '6:55: timeline[1].at: 1d is not before the end of the run at 1d, so it never happens (SCN013)',
    ],
  },
  {
    what: 'points out of order; in curves, a jump and points after the end are fine',
    text: `vpcs: [{ id: v, cidr: 10.0.0.0/16 }]
subnets: [{ id: a, vpc: v, cidr: 10.0.0.0/24, usedIps: [{ at: 2h, ips: 1 }, { at: 2h, ips: 2 }] }]
functions:
  - name: a
    traffic: { rate: { points: [{ at: 1h, perSecond: 1 }, { at: 1h, perSecond: 5 }, { at: 0s, perSecond: 2 }, { at: 2d, perSecond: 2 }] } }`,
    expected: [
      '2:83: subnets[0].usedIps[1].at: 2h does not follow 2h, the time of the point before it (SCN014)',
      '5:91: functions[0].traffic.rate.points[2].at: 0s does not follow 1h, the time of the point before it (SCN014)',
    ],
  },
  {
    what: 'versions before their function',
    text: 'functions: [{ name: a, create: 1h, versions: [{ version: 1 }] }]',
    expected: [
      '1:36: functions[0].versions: the versions exist from the start, the function only after 1h (SCN019)',
    ],
  },
]);
