import { expect } from 'vitest';
import { operationNames } from '../../src/scenario/operations.ts';
import { describeBroken } from './broken-file.ts';

describeBroken('unknown keys', [
  {
    what: 'a mistyped section',
    text: 'functoins: []',
    expected: ['1:1: unknown key "functoins"; did you mean "functions"? (SCN001)'],
  },
  {
    what: 'a mistyped key in a list, beside another fault of the same entry',
    text: 'functions:\n  - name: a\n    vpcconfig: {}\n    create: soon',
    expected: [
      '3:5: functions[0]: unknown key "vpcconfig"; did you mean "vpcConfig"? (SCN001)',
      '4:13: functions[0].create: "soon" is not a time: a duration since the start (90s, 1h 30m), or ISO 8601 (2026-11-27T06:00:00Z) (SCN002)',
    ],
  },
  {
    what: 'a quota by its own name among the parameters, a parameter at the top',
    text: 'model: { concurrentExecutions: 500 }\nscaleOutTrigger: 0.8',
    expected: [
      '1:10: model: unknown key "concurrentExecutions" (with 500); it belongs under account.quotas (SCN001)',
      '2:1: unknown key "scaleOutTrigger" (with 0.8); it belongs under model (SCN001)',
    ],
  },
  {
    what: 'several at once, one of them over two lines',
    text: '"a\\nb": 1\nc: 2',
    expected: [
      String.raw`1:1: unknown key "a\nb" (with 1) (SCN001)`,
      '2:1: unknown key "c" (with 2) (SCN001)',
    ],
  },
]);

describeBroken('values', [
  {
    what: 'numbers without a unit',
    text: 'functions: [{ name: a, create: 90, traffic: { rate: { perSecond: 1 }, duration: 120 } }]',
    expected: [
      '1:32: functions[0].create: 90 is not a duration: a number needs its unit, such as 90s or 90ms (SCN002)',
      '1:81: functions[0].traffic.duration: 120 is not a duration: a number needs its unit, such as 120s or 120ms (SCN002)',
    ],
  },
  {
    what: 'words',
    text: 'preset: docs2024\nfidelity: rough\nmodel: { scaleOut: maybe, exhaustionMode: Sync, scaleInAfter: never }',
    expected: [
      '1:9: preset: "docs2024" is not one of docs-2024, docs-2026; did you mean "docs-2024"? (SCN002)',
      '2:11: fidelity: "rough" is not one of exact, aggregate, auto (SCN002)',
      '3:20: model.scaleOut: "maybe" is not on or off (SCN002)',
      '3:43: model.exhaustionMode: "Sync" is not one of async, sync; did you mean "sync"? (SCN002)',
      '3:63: model.scaleInAfter: "never" is not off or a duration such as 90s (SCN002)',
    ],
  },
  {
    what: 'text without quotes',
    text: 'account: { id: 123456789012 }\nvpcs: [{ id: 7, cidr: 10.0.0.0/16 }]',
    expected: [
      '1:16: account.id: 123456789012 is not an account id of 12 digits, in quotes (SCN002)',
      '2:14: vpcs[0].id: 7 is not the id of a VPC, which is text: put it in quotes (SCN002)',
    ],
  },
  {
    what: 'sections that are no lists',
    text: 'vpcs:\nsubnets: subnet-a',
    expected: [
      '1:1: vpcs: nothing is not a list of VPCs: write [] or remove the key (SCN002)',
      '2:10: subnets: "subnet-a" is not a list of subnets (SCN002)',
    ],
  },
  {
    what: 'missing keys',
    text: 'subnets: [{ id: subnet-a, vpc: v }]\nfunctions:\n  - role: app\ntimeline: [{ at: 1h }, { do: Invoke, function: a }]',
    expected: [
      '1:11: subnets[0]: the key "cidr" is missing (a subnet has a cidr, an ipv6Cidr or both) (SCN003)',
      '3:5: functions[0]: the key "name" is missing (SCN003)',
      '4:12: timeline[0]: the key "do" is missing (SCN003)',
      '4:24: timeline[1]: the key "at" is missing (SCN003)',
    ],
  },
  {
    what: 'numbers out of range',
    text: 'seed: -1\nmodel: { scaleOutTrigger: 2, idleReclaimAfter: 0s }\nfunctions: [{ name: a, memory: 64, count: 0, connections: { perEnvironment: 1025, perInvocation: 1.5 } }]',
    expected: [
      '1:7: seed: -1 is out of range: at least 0 (SCN009)',
      '2:27: model.scaleOutTrigger: 2 is out of range: at most 1 (SCN009)',
      '2:48: model.idleReclaimAfter: 0s is shorter than 1ms (SCN009)',
      '3:32: functions[0].memory: 64 is out of range: at least 128 (SCN009)',
      '3:43: functions[0].count: 0 is out of range: at least 1 (SCN009)',
      '3:77: functions[0].connections.perEnvironment: 1025 is out of range: at most 1024 (SCN009)',
      '3:98: functions[0].connections.perInvocation: 1.5 is not a whole number (SCN002)',
    ],
  },
  {
    what: 'distributions',
    text: `model:
  eniCreateDelay: { lognormal: { median: 900 } }
  eniDeleteDelay: { uniform: { min: 2s, max: 1s } }
  plainUpdateDelay: { fixed: 1s, exponential: { mean: 1s } }
  detachUpdateDelay: { normal: { mean: 1s } }
  scaleOutDelay: soon`,
    expected: [
      '2:32: model.eniCreateDelay.lognormal: the key "sigma" is missing (SCN003)',
      '2:42: model.eniCreateDelay.lognormal.median: 900 is not a duration: a number needs its unit, such as 900s or 900ms (SCN002)',
      expect.stringMatching(/^3:19: model\.eniDeleteDelay: .*min.*max.* \(SCN009\)$/) as string,
      '4:21: model.plainUpdateDelay: takes exactly one of fixed, uniform, exponential, lognormal, gamma, empirical, percentiles, and has fixed and exponential (SCN018)',
      '5:22: model.detachUpdateDelay: takes exactly one of fixed, uniform, exponential, lognormal, gamma, empirical, percentiles, and has none (SCN018)',
      '5:24: model.detachUpdateDelay: unknown key "normal" (SCN001)',
      '6:18: model.scaleOutDelay: "soon" is not off or a duration or a distribution (SCN002)',
    ],
  },
  {
    what: 'an operation that is none',
    text: 'timeline: [{ at: 1h, do: UpdateFunction, function: a }, rest]',
    expected: [
      `1:26: timeline[0].do: "UpdateFunction" is not one of the ${operationNames.length} known words; did you mean "UpdateFunctionCode"? (SCN002)`,
      '1:57: timeline[1]: "rest" is not an operation: a mapping with at and do (SCN002)',
    ],
  },
  {
    what: 'forms that exclude each other',
    text: `functions:
  - { name: a, existing: true, create: 1h }
  - { name: b, traffic: { rate: { perSecond: 5 }, invocations: [1s] } }
  - { name: c, traffic: {} }
  - { name: d, traffic: { rate: { perSecond: 5, points: [{ at: 0s, perSecond: 1 }] } } }
  - { name: e, traffic: { concurrency: { points: [{ at: 0s, environments: 1 }] }, duration: 1s } }`,
    expected: [
      '2:5: functions[0]: takes create or existing, and has both (SCN018)',
      '3:25: functions[1].traffic: takes exactly one of rate, cron, invocations, trace, concurrency, and has rate and invocations (SCN018)',
      '4:25: functions[2].traffic: takes exactly one of rate, cron, invocations, trace, concurrency, and has none (SCN018)',
      '5:33: functions[3].traffic.rate: takes exactly one of perSecond, points, and has perSecond and points (SCN018)',
      '6:25: functions[4].traffic: concurrency states environments, so duration has no meaning beside it (SCN018)',
    ],
  },
]);
