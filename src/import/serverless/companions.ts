/** The files that a service names in its variables: `${file(./functions.yml)}`. They may look like anything. */
import { posix } from 'node:path';
import type { Belonging } from '../importer.ts';
import type { ReadFile } from '../read-file.ts';
import { textsIn } from '../term.ts';
import { isService } from './is-service.ts';

/** How the files name a path; what a path takes from other variables can be anything. */
export const companions = (files: readonly ReadFile[]): ((path: string) => Belonging) => {
  const terms = files.flatMap(({ term }) => term ?? []);
  // Also a companion names further ones from where the service is.
  const folders = files.flatMap(({ file, term }) =>
    term !== null && isService(term) ? [posix.dirname(file)] : [],
  );
  const named = terms
    .flatMap(textsIn)
    .flatMap(namesIn)
    .flatMap((name) => [...new Set(folders)].map((folder) => posix.join(folder, name)));
  const plain = new Set(named.filter((name) => !name.includes('${')));
  const patterns = named.filter((name) => name.includes('${')).map((name) => name.split(/\$\{[^}]*\}/));
  return (path) => {
    const normal = posix.normalize(path);
    if (plain.has(normal)) return 'named';
    return patterns.some((pieces) => holds(normal, pieces)) ? 'possible' : null;
  };
};

const namesIn = (text: string): string[] =>
  [...text.matchAll(/\bfile\(([^()]{1,300})\)/g)].map(([, name = '']) => name.trim());

/** Whether the pieces stand in the text in their order, from its beginning to its end. */
const holds = (text: string, pieces: readonly string[]): boolean => {
  const [first = '', ...rest] = pieces;
  const last = rest.pop() ?? '';
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let from = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, from);
    if (found < 0) return false;
    from = found + piece.length;
  }
  return from <= text.length - last.length;
};
