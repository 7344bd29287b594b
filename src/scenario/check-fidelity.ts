import type { Check } from './draft.ts';

/** Only exact runs are there yet. */
export const checkFidelity: Check = ({ file }) =>
  file.fidelity === 'aggregate'
    ? [{ code: 'SCN023', path: ['fidelity'], message: '"aggregate" is not available yet: the run is exact' }]
    : [];
