/** Many answers of `heni iam` on one line each. */
import { layerWords } from '../../iam/explain.ts';
import { groupBy } from '../../inspect/group-by.ts';
import { list, number, plural } from '../../kernel/words.ts';
import { collapse } from '../../report/collapse.ts';
import { marks, type Paint } from '../../report/paint.ts';
import { wrap } from '../../report/wrap.ts';
import type { Answer } from './iam-questions.ts';

/** How wide lines may be, and their colours. */
export interface Style {
  readonly width: number;
  readonly paint: Paint;
}

/** The functions that answers are about, those that differ in a number as one: `web-1 … web-20 (20)`. */
export const namesOf = (answers: readonly Answer[]): string => {
  const names = [...new Set(answers.map(functionOf))].filter((name) => name !== '');
  const stems = collapse(
    names,
    (name) => name,
    () => '',
  ).map(({ label }) => label);
  return stems.length > SHOWN ? `${list(stems, SHOWN)} (${plural(names.length, 'function')})` : list(stems);
};
const SHOWN = 3;

const functionOf = ({ target, subject }: Answer): string =>
  target?.name ?? (subject.kind === 'function' ? subject.name : '');

/** How many are denied, then a line for all that are answered alike, the denials first. */
export const summaryLines = (answers: readonly Answer[], { width, paint }: Style): string[] => {
  const denied = answers.filter(({ decision }) => !decision.allowed);
  const allowed = answers.filter(({ decision }) => decision.allowed);
  const head = `${number(denied.length)} denied, ${number(allowed.length)} allowed; --verbose gives the statements behind each answer.`;
  const lines = [denied, allowed].flatMap((some) =>
    [...groupBy(some, (answer) => `${answer.action} ${reasonOf(answer)}`).values()].flatMap((alike) =>
      alikeLines(alike, width).map((line) => paint(some === denied ? 'broken' : 'fine', line)),
    ),
  );
  return [...wrap(head, width), ...lines];
};

const alikeLines = (answers: readonly Answer[], width: number): string[] => {
  const [first] = answers;
  if (first === undefined) return [];
  const names = namesOf(answers);
  const mark = first.decision.allowed ? marks.fine : marks.broken;
  const text = `${mark} ${first.action}${names === '' ? '' : ` on ${names}`}${reasonOf(first)}`;
  return wrap(text, width - 4).map((line, i) => (i === 0 ? line : `    ${line}`));
};

/** Why it is denied. */
const reasonOf = ({ action, decision: { allowed, decidedBy, lacking, request } }: Answer): string => {
  if (allowed) return '';
  const read = request.action === action ? '' : ` it also needs ${request.action};`;
  if (decidedBy !== null) return `:${read} Deny of ${decidedBy.policy}, statement ${decidedBy.index + 1}`;
  return `:${read} ${lacking.map((layer) => `no ${layerWords[layer].kind}`).join(' and ')} allows it`;
};
