import { version } from '../../version.ts';
import { wrap } from '../wrap.ts';
import type { InspectionSection } from './page.ts';

/** What the figures rest on. */
export const footer: InspectionSection = ({ scenario: { preset, hash } }, { paint, width }) =>
  wrap(`preset ${preset} · scenario ${hash.slice(0, 12)} · heni ${version}`, width).map((line) =>
    paint('dim', line),
  );
