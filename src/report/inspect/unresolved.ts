import { heading } from '../text/section.ts';
import { number } from '../words.ts';
import { labelled } from '../wrap.ts';
import type { InspectionSection } from './page.ts';

/** What the input leaves open, and what the figures assume in its place. */
export const unresolved: InspectionSection = ({ unresolved: open, coverage }, page) => {
  if (open.length === 0) return [];
  const { functions, resolved } = coverage;
  return [
    ...heading(page, `Not known (${number(resolved)} of ${number(functions)} functions are wholly known)`),
    ...open.flatMap(({ where, what, consequence }) =>
      labelled('  ?', `${where}: ${what}; ${consequence}`, page.width, 4),
    ),
  ];
};
