import { at, textOf, type Term } from '../term.ts';

/** Whether a file is a service on AWS, rather than something that a service names. */
export const isService = (term: Term): boolean => {
  const provider = at(term, 'provider');
  const name = textOf(provider) ?? textOf(at(provider, 'name'));
  const isAws = name === 'aws' || name?.includes('${') === true;
  return isAws && at(term, 'service') !== undefined;
};
