import { describeBroken } from './broken-file.ts';

describeBroken('checkIds', [
  {
    what: 'names that stand twice, also after a count',
    text: `vpcs: [{ id: v, cidr: 10.0.0.0/16 }, { id: v, cidr: 10.1.0.0/16 }]
roles: [{ name: r }, { name: r }]
functions:
  - { name: a, count: 3 }
  - { name: a-2 }
  - { name: b, existing: true, versions: [{ version: 1 }, { version: "1" }] }`,
    expected: [
      '1:44: vpcs[1].id: "v" is declared twice, first on line 4 (SCN005)',
      '2:30: roles[1].name: "r" is declared twice, first on line 5 (SCN005)',
      '5:13: functions[1].name: "a-2" is declared twice, first on line 7 (SCN005)',
      '6:70: functions[2].versions[1].version: "1" is declared twice, first on line 9 (SCN005)',
    ],
  },
]);
