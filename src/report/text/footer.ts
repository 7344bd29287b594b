import type { RunResult } from '../../engine/result.ts';
import { number } from '../words.ts';
import { wrap } from '../wrap.ts';
import type { Section } from './section.ts';

/** Enough to run it again. */
export const footer: Section = (result, { paint, width }) => {
  const { preset, seed, scenario, heni } = result;
  const parts = [
    `preset ${preset}`,
    `seed ${seed}`,
    fidelityOf(result),
    `scenario ${scenario.hash.slice(0, 12)}`,
    `heni ${heni}`,
  ];
  return wrap(parts.join(' · '), width).map((line) => paint('dim', line));
};

/** How it was simulated, and of how many versions the invocations were counted. */
const fidelityOf = ({ fidelity, functions }: RunResult): string => {
  const counted = functions.filter((one) => one.fidelity === 'aggregate').length;
  if (counted === 0) return fidelity;
  return `${fidelity}: invocations of ${number(counted)} of ${number(functions.length)} versions counted`;
};
