/** What is noted while answers are read: members that are not as AWS gives them, gaps and findings. */
import type { ImportCode } from '../../scenario/import-codes.ts';
import type { Finding } from '../../scenario/finding.ts';
import { didYouMean, nearest } from '../../scenario/nearest.ts';
import type { DraftGap } from '../draft.ts';
import { importFinding } from '../import-finding.ts';
import type { Place } from '../place.ts';
import { at, entriesOf, textOf, type Term } from '../term.ts';
import type { Answer, Command } from './answers.ts';

/** Everything that was read, and what is to be said of it. */
export class Reading {
  readonly gaps: DraftGap[] = [];
  readonly findings: Finding[] = [];

  constructor(readonly answers: readonly Answer[]) {}

  /** The answers of some commands. */
  of(...commands: readonly Command[]): readonly Answer[] {
    return this.answers.filter(({ command }) => commands.includes(command));
  }

  /** The items of a list of every answer of a command. */
  items(command: Command, list: string): readonly Term[] {
    return this.of(command).flatMap(({ body }) => this.list(body, list));
  }

  gap(place: Place, what: string, consequence: string, functions: readonly string[] = []): void {
    this.gaps.push({ place, what, consequence, functions });
  }

  finding(code: ImportCode, place: Place, message: string, fix?: string): void {
    this.findings.push(importFinding(code, place, message, fix));
  }

  /** A text that must be there; undefined when it is not, which is then told. */
  text(term: Term, member: string): string | undefined {
    const found = at(term, member);
    const text = textOf(found);
    if (text !== undefined && text !== '') return text;
    const keys = entriesOf(term).map(([key]) => key);
    const instead =
      found === undefined ? `no such member${didYouMean(nearest(member, keys))}` : describe(found);
    this.#malformed(found?.place ?? term.place, `${member}: expected a text, found ${instead}`);
    return undefined;
  }

  /** A list; none where there is no such member, and something else in its place is told. */
  list(term: Term, member: string): readonly Term[] {
    const found = at(term, member);
    if (found === undefined || (found.is === 'scalar' && found.value === null)) return [];
    if (found.is === 'list') return found.items;
    this.#malformed(found.place, `${member}: expected a list, found ${describe(found)}`);
    return [];
  }

  /** The texts of a list. */
  texts(term: Term, member: string): string[] {
    return this.list(term, member).flatMap((item) => {
      const text = textOf(item);
      if (text === undefined || text === '')
        this.#malformed(item.place, `${member}: expected texts, found ${describe(item)}`);
      return text === undefined || text === '' ? [] : [text];
    });
  }

  /** A whole number from 0 on; null where there is none, and something else in its place is told. */
  whole(term: Term | undefined, member: string): number | null {
    const found = at(term, member);
    if (found === undefined || (found.is === 'scalar' && found.value === null)) return null;
    const number = found.is === 'scalar' ? Number(found.text) : Number.NaN;
    if (Number.isSafeInteger(number) && number >= 0 && textOf(found) !== '') return number;
    this.#malformed(found.place, `${member}: expected a whole number, found ${describe(found)}`);
    return null;
  }

  #malformed(place: Place, message: string): void {
    this.finding('IMP040', place, message, 'Give the answer as the AWS CLI prints it with --output json.');
  }
}

/** What stands there, in a few words. */
const describe = (term: Term): string => {
  if (term.is === 'map') return 'a mapping';
  if (term.is === 'list') return 'a list';
  const text = textOf(term);
  if (text === undefined) return 'nothing';
  return text === '' ? 'an empty text' : JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
};
