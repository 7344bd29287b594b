import { describeBroken } from './broken-file.ts';

describeBroken('checkNames', [
  {
    what: 'names that AWS refuses, the number of a count included',
    text: `functions:
  - { name: my checkout }
  - { name: ${'n'.repeat(61)}, count: 1000 }
  - { name: ${'n'.repeat(64)} }
timeline: [{ at: 1h, do: CreateFunction, function: "späti" }]`,
    expected: [
      '2:13: functions[0].name: "my checkout": AWS takes letters, digits, - and _, 64 of them at most (SCN026)',
      `3:13: functions[1].name: "${'n'.repeat(59)}… has 66 characters: AWS takes letters, digits, - and _, 64 of them at most (SCN026)`,
      '5:52: timeline[0].function: "späti": AWS takes letters, digits, - and _, 64 of them at most (SCN026)',
    ],
  },
  {
    what: 'a number where there is none',
    text: `functions: [{ name: "f{n}", count: 2 }]`,
    expected: [
      '1:21: functions[0].name: "f{n}" is not a name: {n} stands for a number only in the ids of subnets and security groups; a count gives name-1, name-2 … (SCN002)',
    ],
  },
  {
    what: 'nothing wrong with addresses of functions that are not deployed yet',
    text: `functions:
  - { name: 'module.shop["eu"].aws_lambda_function.checkout[0]' }
  - { name: aws_lambda_function.checkout, count: 2 }`,
    expected: [],
  },
]);
