import type { Check } from './draft.ts';

/** What was asked to be counted, and cannot be. */
export const checkFidelity: Check = ({ file }) =>
  file.fidelity === 'aggregate' && file.model.parameters.environmentKeepAlive === 0
    ? [
        {
          code: 'SCN023',
          path: ['fidelity'],
          message:
            '"aggregate" counts environments that are kept for a while, and environmentKeepAlive is 0s: the run is exact',
        },
      ]
    : [];
