import { describeBroken } from './broken-file.ts';

describeBroken('checkFidelity', [
  {
    what: 'what is not there yet',
    text: 'fidelity: aggregate',
    expected: ['1:11: fidelity: "aggregate" is not available yet: the run is exact (SCN023)'],
  },
  { what: 'nothing in what is', text: 'fidelity: auto', expected: [] },
]);
