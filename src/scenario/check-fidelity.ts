import type { Check } from './draft.ts';
import type { Problem } from './problem.ts';

/** What was asked to be counted, and cannot be. */
export const checkFidelity: Check = ({ file }) => {
  if (file.fidelity !== 'aggregate') return [];
  return file.model.parameters.environmentKeepAlive === 0
    ? [
        {
          code: 'SCN023',
          path: ['fidelity'],
          message:
            '"aggregate" counts environments that are kept for a while, and environmentKeepAlive is 0s: the run is exact',
        },
      ]
    : file.functions.flatMap(({ name, connections: { destination }, traffic }, index): Problem[] => {
        const isRandom = traffic?.rate !== undefined || traffic?.trace !== undefined;
        const isLimited = destination !== undefined && file.subnets.some(({ nat }) => nat !== undefined);
        if (!isRandom || !isLimited) return [];
        const message = `"${destination}" is behind a NAT gateway, whose places are not counted per step: ${name} is simulated invocation by invocation`;
        return [{ code: 'SCN023', path: ['functions', index, 'connections', 'destination'], message }];
      });
};
