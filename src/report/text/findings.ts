import { labelled } from '../wrap.ts';
import { number } from '../words.ts';
import { andMore, heading, roomFor, type Section } from './section.ts';

const SHOWN = 10;

/** What only running showed about the input. */
export const findings: Section = ({ findings: all }, page) => {
  if (all.length === 0) return [];
  const shown = all.slice(0, roomFor(page, SHOWN));
  const more = andMore(all.length - shown.length);
  return [
    ...heading(page, `Findings (${number(all.length)})`),
    ...shown.flatMap(({ code, where, message, fix }) =>
      labelled('  !', `${where}: ${message} (${code}) ${fix}`, page.width, 4),
    ),
    ...(more === null ? [] : [`  ${more}`]),
  ];
};
