import { closest, distance } from 'fastest-levenshtein';

/** The candidate that the word was probably meant to be; undefined when none is near. */
export const nearest = (word: string, candidates: readonly string[]): string | undefined => {
  if (candidates.length === 0) return undefined;
  const plain = word.toLowerCase();
  const sameLetters = candidates.find((candidate) => candidate.toLowerCase() === plain);
  if (sameLetters !== undefined) return sameLetters;
  const longer = candidates.filter((candidate) => candidate.toLowerCase().startsWith(plain));
  const [shortest] = longer.toSorted((a, b) => a.length - b.length);
  const isMost = shortest !== undefined && (longer.length === 1 || word.length * 2 > shortest.length);
  if (isMost && word.length >= 4) return shortest;
  const best = closest(word, candidates);
  const far = distance(word, best);
  return far < word.length && far <= Math.max(1, Math.floor(word.length / 3)) ? best : undefined;
};

/** `; did you mean "subnets"?`, or nothing. */
export const didYouMean = (suggestion: string | undefined): string =>
  suggestion === undefined ? '' : `; did you mean "${suggestion}"?`;

/** The fix that goes with it. */
export const writeInstead = (suggestion: string | undefined): string | undefined =>
  suggestion === undefined ? undefined : `write "${suggestion}"`;
