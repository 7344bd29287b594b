import { labelled } from '../wrap.ts';
import { number } from '../words.ts';
import { andMore, type Section } from './section.ts';

const SHOWN = 10;

/** What only running showed about the input. */
export const findings: Section = ({ findings: all }, { paint, width }) => {
  if (all.length === 0) return [];
  const more = andMore(all.length - Math.min(all.length, SHOWN));
  return [
    paint('title', `Findings (${number(all.length)})`),
    ...all
      .slice(0, SHOWN)
      .flatMap(({ code, where, message, fix }) =>
        labelled('  !', `${where}: ${message} (${code}) ${fix}`, width, 4),
      ),
    ...(more === null ? [] : [`  ${more}`]),
  ];
};
