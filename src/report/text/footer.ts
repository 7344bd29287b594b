import { wrap } from '../wrap.ts';
import type { Section } from './section.ts';

/** Enough to run it again. */
export const footer: Section = ({ preset, seed, fidelity, scenario, heni }, { paint, width }) =>
  wrap(
    `preset ${preset} · seed ${seed} · ${fidelity} · scenario ${scenario.hash.slice(0, 12)} · heni ${heni}`,
    width,
  ).map((line) => paint('dim', line));
