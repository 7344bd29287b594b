import { describeBroken } from './broken-file.ts';

describeBroken('checkParameters', [
  {
    what: 'a first part that is longer than the whole',
    text: 'model: { eniDeleteDelay: { uniform: { min: 5m, max: 20m } }, eniDetachAfter: 30m }',
    expected: [
      '1:78: model.eniDetachAfter: eniDetachAfter is 30m, and eniDeleteDelay at most 20m: every ENI can be taken back until it is gone (SCN027)',
    ],
  },
  {
    what: 'it also beside the preset',
    text: 'model: { eniDeleteDelay: 1m }',
    expected: [
      '1:26: model.eniDeleteDelay: eniDetachAfter is 4m, and eniDeleteDelay at most 1m: every ENI can be taken back until it is gone (SCN027)',
    ],
  },
  {
    what: 'nothing wrong with a first part that is shorter than some, or all of it',
    text: 'model: { eniDeleteDelay: { exponential: { mean: 20m } }, eniDetachAfter: 2h }',
    expected: [],
  },
  {
    what: 'nothing in equal ones',
    text: 'model: { eniDeleteDelay: 20m, eniDetachAfter: 20m }',
    expected: [],
  },
]);
