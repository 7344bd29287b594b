/** Addresses of Terraform: `module.shop["eu"].aws_subnet.a[0].id` as steps, and as names in a scenario. */

/** One step: a word, and the key in brackets after it. */
export interface Step {
  readonly word: string;
  /** As it is written: `0`, `"eu"`; null without brackets. */
  readonly key: string | null;
}

/** A resource without what comes after it. */
export interface Address {
  /** The instance of the module: `module.a["x"]`; empty for the root. */
  readonly module: string;
  /** The names of the modules on the way, without keys. */
  readonly path: readonly string[];
  readonly isData: boolean;
  readonly type: string;
  readonly name: string;
  readonly key: string | null;
  /** What follows: `vpc_config[0].id`; empty for the resource itself. */
  readonly attribute: string;
}

const step = /([^.[\]]+)((?:\[(?:"(?:[^"\\]|\\.)*"|[^\]"]*)\])*)(?:\.|$)/y;

/** The steps of a text; those after a part that is no step are left out. */
export const stepsOf = (text: string): Step[] => {
  const found: Step[] = [];
  step.lastIndex = 0;
  while (step.lastIndex < text.length) {
    const [, word, keys = ''] = step.exec(text) ?? [];
    if (word === undefined) break;
    found.push({ word, key: keys === '' ? null : keys.slice(1, -1) });
  }
  return found;
};

/** The steps as a text. */
export const textOfSteps = (steps: readonly Step[]): string =>
  steps.map(({ word, key }) => (key === null ? word : `${word}[${key}]`)).join('.');

/** What an address names; undefined for what names no resource. */
export const addressOf = (text: string): Address | undefined => {
  const steps = stepsOf(text);
  let modules = 0;
  while (steps[2 * modules]?.word === 'module') modules += 1;
  const within = steps.slice(0, 2 * modules);
  const rest = steps.slice(2 * modules);
  const isData = rest[0]?.word === 'data';
  const [type, name, ...after] = isData ? rest.slice(1) : rest;
  if (type === undefined || name === undefined) return undefined;
  return {
    module: textOfSteps(within),
    path: within.flatMap(({ word }, index) => (index % 2 === 1 ? [word] : [])),
    isData,
    type: type.word,
    name: name.word,
    key: name.key,
    attribute: textOfSteps(after),
  };
};

/** As a name in a scenario: without what parts names there, or stands for several. Different texts stay different. */
export const symbolOf = (text: string): string =>
  escaped(
    text.replaceAll(/"(?:[^"\\]|\\.)*"/g, (key) => escaped(key, /[[\]]/g)),
    /[,|*{}\p{Cc}]/gu,
  );

const escaped = (text: string, what: RegExp): string =>
  text.replaceAll(what, (found) => `%${(found.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}`);
