import { describeBroken } from './broken-file.ts';

describeBroken('checkConcurrency', [
  {
    what: 'more reserved than the account has',
    text: `functions:
  - { name: a, count: 2, reservedConcurrency: 400 }
  - { name: b, reservedConcurrency: 201 }`,
    expected: [
      '3:37: functions[1].reservedConcurrency: all functions together reserve 1001, more than the concurrentExecutions of the account, 1000 (SCN024)',
    ],
  },
  {
    what: 'nothing where the account has enough',
    text: `account: { quotas: { concurrentExecutions: 1001 } }
functions: [{ name: a, count: 7, reservedConcurrency: 143 }]`,
    expected: [],
  },
]);
