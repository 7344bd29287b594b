/** The statements of a policy document that can decide about ENIs, as plain JSON; the others are left out. */
import type { PolicyRef } from '../../scenario/schema-roles.ts';
import { eniPolicy } from '../policies.ts';
import { readTerms } from '../read-terms.ts';
import { at, textOf, type Term } from '../term.ts';
import type { Reading } from './reading.ts';

/** The policy, if it has such statements. */
export const policyIn = (document: Term | undefined, reading: Reading): PolicyRef[] => {
  const decoded = document === undefined ? undefined : decode(document);
  const found = at(decoded, 'Statement');
  if (decoded === undefined || found === undefined) {
    if (document !== undefined)
      reading.finding('IMP040', document.place, 'a policy document without statements');
    return [];
  }
  const statements = (found.is === 'list' ? found.items : [found])
    .filter(({ is }) => is === 'map')
    .map(plain);
  return eniPolicy(statements as object[], textOf(at(decoded, 'Version')));
};

/** Tools that call the API themselves leave the document encoded as in a URL. */
const decode = (document: Term): Term | undefined => {
  const text = textOf(document);
  if (text === undefined) return document;
  try {
    return readTerms(decodeURIComponent(text), document.place.file).term ?? undefined;
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
};

/** A term as the value that JSON would make of it. */
export const plain = (term: Term): unknown => {
  if (term.is === 'list') return term.items.map(plain);
  if (term.is === 'map')
    return Object.fromEntries([...term.entries].map(([key, inner]) => [key, plain(inner)]));
  return term.is === 'scalar' ? term.value : plain(term.argument);
};
