import type { Finding, Severity } from '../../scenario/finding.ts';
import { marks, type Meaning } from '../paint.ts';
import { andMore, heading, roomFor, type Page } from '../text/section.ts';
import { number } from '../words.ts';
import { labelled, wrap } from '../wrap.ts';
import type { InspectionSection } from './page.ts';

const SHOWN = 15;
const LABEL = 9;

const looks: Readonly<Record<Severity, { readonly meaning: Meaning; readonly mark: string }>> = {
  error: { meaning: 'broken', mark: marks.broken },
  warning: { meaning: 'tight', mark: marks.tight },
  info: { meaning: 'dim', mark: '·' },
};
const worstFirst = Object.keys(looks);

/** What is wrong or risky, the worst first, each with what to do about it. */
export const findings: InspectionSection = ({ findings: all }, page) => {
  if (all.length === 0) return [];
  const sorted = all.toSorted((a, b) => worstFirst.indexOf(a.severity) - worstFirst.indexOf(b.severity));
  const shown = sorted.slice(0, roomFor(page, SHOWN));
  const more = andMore(all.length - shown.length, '; --json lists them all');
  return [
    ...heading(page, `Findings (${number(all.length)})`),
    ...shown.flatMap((finding) => lines(finding, page)),
    ...(more === null ? [] : [`  ${more}`]),
  ];
};

const lines = ({ severity, file, line, col, message, code, fix }: Finding, page: Page): string[] => {
  const { meaning, mark } = looks[severity];
  const [first = '', ...rest] = wrap(`${message} (${code})`, page.width - 4);
  return [
    `  ${page.paint(meaning, mark)} ${first}`,
    ...rest.map((each) => `    ${each}`),
    ...(fix === undefined ? [] : labelled('    Fix', fix, page.width, LABEL)),
    ...labelled('    At', `${file}:${line}:${col}`, page.width, LABEL).map((each) => page.paint('dim', each)),
  ];
};
