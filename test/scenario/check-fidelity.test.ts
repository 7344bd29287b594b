import { describeBroken } from './broken-file.ts';

describeBroken('checkFidelity', [
  {
    what: 'what cannot be counted',
    text: 'fidelity: aggregate\nmodel: { environmentKeepAlive: 0s }',
    expected: [
      '1:11: fidelity: "aggregate" counts environments that are kept for a while, and environmentKeepAlive is 0s: the run is exact (SCN023)',
    ],
  },
  { what: 'nothing in what can be', text: 'fidelity: aggregate', expected: [] },
  { what: 'nothing in auto', text: 'fidelity: auto\nmodel: { environmentKeepAlive: 0s }', expected: [] },
]);
