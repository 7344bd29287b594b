import { closest, distance } from 'fastest-levenshtein';

/** The candidate that the word was probably meant to be; undefined when none is near. */
export const nearest = (word: string, candidates: readonly string[]): string | undefined => {
  if (candidates.length === 0) return undefined;
  const plain = word.toLowerCase();
  const sameLetters = candidates.find((candidate) => candidate.toLowerCase() === plain);
  if (sameLetters !== undefined) return sameLetters;
  const best = closest(word, candidates);
  if (distance(word, best) <= Math.max(1, Math.floor(word.length / 3))) return best;
  return word.length >= 4 ? candidates.find((candidate) => candidate.startsWith(word)) : undefined;
};

/** `; did you mean "subnets"?`, or nothing. */
export const didYouMean = (suggestion: string | undefined): string =>
  suggestion === undefined ? '' : `; did you mean "${suggestion}"?`;
