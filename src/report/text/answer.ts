import { marks, type Meaning } from '../paint.ts';
import { verdictOf, type FoundTrouble, type Verdict } from '../verdict.ts';
import { labelled, wrap } from '../wrap.ts';
import type { Page, Section } from './section.ts';

const meanings = {
  broken: 'broken',
  crossed: 'broken',
  tight: 'tight',
  fine: 'fine',
} as const satisfies Record<Verdict['level'], Meaning>;
const LABEL = 9;
/** Under the headline of another trouble. */
const BELOW = ' '.repeat(LABEL + 2);

/** What breaks first, when, why, and what would avoid it. */
export const answer: Section = (result, page) => {
  const verdict = verdictOf(result, page.startEpochMs);
  const { width, paint } = page;
  const meaning = meanings[verdict.level];
  return [
    ...labelled(`${marks[meaning]} `, verdict.headline, width, 2).map((line) => paint(meaning, line)),
    ...labelled('  Why', verdict.why, width, LABEL),
    ...(verdict.fix === null ? [] : labelled('  Fix', verdict.fix, width, LABEL)),
    ...tried(page),
    ...others(verdict.others, page),
  ];
};

/** The remedies that were run, those that help first. */
const tried = ({ remedies, width }: Page): string[] =>
  [...(remedies ?? [])]
    .sort((a, b) => Number(b.avoids) - Number(a.avoids))
    .flatMap(({ change, outcome, avoids }, index) => {
      const mark = avoids ? marks.fine : marks.broken;
      return labelled(
        `${(index === 0 ? '  Tried' : '').padEnd(LABEL)}${mark} `,
        `${change}: ${outcome}`,
        width,
        LABEL + 2,
      );
    });

const others = (troubles: readonly FoundTrouble[], { width, paint }: Page): string[] =>
  troubles.flatMap(({ level, headline, why, fix }, index) => {
    const meaning = meanings[level];
    const [first = '', ...rest] = wrap(headline, width - LABEL - 2);
    return [
      `${(index === 0 ? '  Also' : '').padEnd(LABEL)}${paint(meaning, marks[meaning])} ${first}`,
      ...rest.map((line) => BELOW + line),
      ...labelled(`${BELOW}Why`, why, width, BELOW.length + 'Why  '.length),
      ...labelled(`${BELOW}Fix`, fix, width, BELOW.length + 'Fix  '.length),
    ];
  });
