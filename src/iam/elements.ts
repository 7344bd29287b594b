/**
 * Does the Action or Resource element of a statement cover a request?
 * Source: IAM User Guide, "IAM JSON policy elements: Action", "NotAction", "Resource", "NotResource".
 */
import { variableLookup, type Context } from './conditions.ts';
import { globMatches, withinSegments, type Glyph } from './glob.ts';
import { resolvePattern } from './pattern.ts';
import type { Element } from './policy.ts';

/** One element against the request. */
export interface ElementReport {
  readonly element: Element['name'];
  readonly patterns: readonly string[];
  readonly asked: string;
  readonly matched: boolean;
  /** The patterns with a policy variable that has no value in the request. */
  readonly unresolved: readonly string[];
}

/** Evaluates an element. A NotResource with a variable that has no value makes the statement invalid. */
export const evaluateElement = (element: Element, asked: string, context: Context): ElementReport => {
  const lookup = variableLookup(context);
  const hits = element.patterns.map((pattern) => {
    const glyphs = resolvePattern(pattern, lookup);
    return glyphs === null ? null : covers[element.name](glyphs, asked);
  });
  const patterns = element.patterns.map(({ text }) => text);
  return {
    element: element.name,
    patterns,
    asked,
    matched: element.negated ? hits.every((hit) => hit === false) : hits.includes(true),
    unresolved: patterns.filter((_, index) => hits[index] === null),
  };
};

/** Does an element cover this action or resource in a request without condition keys? */
export const elementCovers = (element: Element, asked: string): boolean =>
  evaluateElement(element, asked, {}).matched;

type Covers = (glyphs: readonly Glyph[], asked: string) => boolean;
/** Patterns of actions were read in lower case: "the prefix and the action name are case insensitive". */
const coversAction: Covers = (glyphs, asked) => globMatches(glyphs, asked.toLowerCase());
const coversResource: Covers = (glyphs, asked) => globMatches(withinSegments(glyphs), asked);

const covers: Readonly<Record<Element['name'], Covers>> = {
  Action: coversAction,
  NotAction: coversAction,
  Resource: coversResource,
  NotResource: coversResource,
};
