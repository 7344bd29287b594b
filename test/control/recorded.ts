/**
 * Answers that AWS was recorded to give, and how an answer of the simulation is compared with one: every member is
 * compared, or left out for a reason. The recordings are not part of the repository: tests over them run where they are.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect } from 'vitest';
import type { Answer } from '../../src/control/control-plane.ts';
import type { Account } from '../support/account.ts';

/** An object of JSON. */
export type Json = Readonly<Record<string, unknown>>;
/** One recorded answer; the members of an error are in its body. */
export interface Recorded {
  readonly status: number;
  readonly body: Json;
}
/** The recorded answers of one test, by the names of their calls. */
export type Recording = Readonly<Record<string, Recorded>>;
/** By the name of a recorded call: the same call to the simulation. In the order of the calls. */
export type Replay = Readonly<Record<string, (run: Account, recording: Recording) => Answer>>;
/** Why something is left out, by its name. */
export type Reasons = Readonly<Record<string, string>>;

const shared = process.env['HENI_SHARED_DATA'] ?? path.resolve(import.meta.dirname, '../../../shared/data');

/** `describe`, or a loud skip where the folder of recordings is not. */
export const describeWith = (folder: string, title: string, tests: (folder: string) => void): void => {
  const full = path.join(shared, folder);
  const isThere = existsSync(full);
  if (!isThere) process.stderr.write(`SKIPPED ${title}: no ${full} (set HENI_SHARED_DATA)\n`);
  (isThere ? describe : describe.skip)(title, () => {
    if (isThere) tests(full);
  });
};

/** The files and folders of a folder. */
export const namesIn = (folder: string): string[] => readdirSync(folder).sort();

/** A file of JSON, its placeholders and accounts replaced by what they stand for here. */
export const readFilledIn = (file: string, replacements: readonly (readonly [string | RegExp, string])[]) =>
  JSON.parse(
    replacements.reduce((text, [from, to]) => text.replaceAll(from, to), readFileSync(file, 'utf8')),
  ) as Json;

/** Plays the calls in their order and compares every answer. */
export const play = (replay: Replay, recording: Recording, run: Account, comparison: Comparison): void => {
  for (const [name, call] of Object.entries(replay)) {
    comparison.expectSame(call(run, recording), answerOf(recording, name), name);
  }
};

/** The recorded answer of a call. Throws when there is none. */
export const answerOf = (recording: Recording, name: string): Recorded => {
  const found = recording[name];
  if (found === undefined) throw new Error(`no answer is recorded of ${name}`);
  return found;
};

/** Lists of which AWS promises no order, and what identifies their items. */
const unordered: Readonly<Record<string, string>> = {
  Functions: 'FunctionName',
  Subnets: 'SubnetId',
  SecurityGroups: 'GroupId',
  NetworkInterfaces: 'NetworkInterfaceId',
};

/** Compares the answers of one run; hashes of code by identity: equal where the recorded ones are. */
export class Comparison {
  readonly #codes = { simulated: new Map<unknown, string>(), recorded: new Map<unknown, string>() };

  /** `later`: members that the simulation shows and the recorded answers may lack. */
  constructor(
    readonly leftOut: Reasons,
    readonly later: readonly string[] = [],
  ) {}

  expectSame(answer: Answer, { status, body }: Recorded, name: string): void {
    const { Error, ...rest } = body as {
      readonly Error?: { readonly Code: string; readonly Message: string };
    };
    const { status: its, error, message } = answer;
    expect({ name, status: its, error, message }).toEqual({
      name,
      status,
      error: Error?.Code ?? null,
      message: Error?.Message ?? null,
    });
    const shown = Error === undefined ? (answer.body ?? {}) : { message, Message: message };
    const optional = Error === undefined ? this.later : ['message', 'Message'];
    const simulated = this.#seen(shown, rest, optional, 'simulated');
    expect({ name, simulated }).toEqual({ name, simulated: this.#seen(rest, rest, [], 'recorded') });
  }

  /** What is compared of a value: without what is left out, and without what may lack and does in the other. */
  #seen(
    value: unknown,
    other: unknown,
    optional: readonly string[],
    side: 'simulated' | 'recorded',
  ): unknown {
    if (Array.isArray(value)) {
      const others = Array.isArray(other) ? other : [];
      return value.map((item, index) => this.#seen(item, others[index], optional, side));
    }
    if (typeof value !== 'object' || value === null) return value;
    const counterpart = (other ?? {}) as Json;
    const members = Object.entries(value).filter(
      ([member]) => !(member in this.leftOut) && (!optional.includes(member) || member in counterpart),
    );
    return Object.fromEntries(
      members.map(([member, inner]) => [
        member,
        member === 'CodeSha256'
          ? named(this.#codes[side], inner)
          : this.#seen(ordered(member, inner), ordered(member, counterpart[member]), optional, side),
      ]),
    );
  }
}

const ordered = (member: string, value: unknown): unknown => {
  const id = unordered[member];
  if (id === undefined || !Array.isArray(value)) return value;
  const idOf = (item: unknown): string => String((item as Json)[id]);
  return (value as unknown[]).toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
};

/** The name of a value by when it was first seen. */
const named = (names: Map<unknown, string>, value: unknown): string => {
  const name = names.get(value) ?? `code ${names.size + 1}`;
  names.set(value, name);
  return name;
};

/** Every member of a value and of what is in it. */
export const membersOf = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([member, inner]) => [
        ...(Array.isArray(value) ? [] : [member]),
        ...membersOf(inner),
      ]);
