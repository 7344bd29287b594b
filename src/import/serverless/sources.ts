/** Where the values of variables come from: a row for each type that the inputs answer; the deploy knows all others. */
import { posix } from 'node:path';
import type { Place } from '../place.ts';
import { textOf, type Term } from '../term.ts';
import type { Resolver } from './resolver.ts';
import { call, scalar, unknown } from './terms.ts';

/** The files that variables may name, by their paths. */
export interface Files {
  /** The folder of the service. */
  readonly folder: string;
  readonly terms: ReadonlyMap<string, Term>;
}

interface Question {
  readonly argument: string;
  readonly path: string;
  readonly place: Place;
  readonly resolver: Resolver;
}

/** Undefined where nothing is there, and the fallback counts. */
type Source = (question: Question) => Term | undefined;

/** What the Framework deploys to when nobody says otherwise. */
const DEFAULT = { stage: 'dev', region: 'us-east-1' };

/** The stage: of the command line, of the provider, or dev. */
export const stageOf = (resolver: Resolver, place: Place): Term =>
  given(resolver, 'opt:stage', place) ??
  resolver.get(resolver.root, 'provider', 'stage') ??
  scalar(DEFAULT.stage, place);

/** The Region, likewise. */
export const regionOf = (resolver: Resolver, place: Place): Term =>
  given(resolver, 'AWS::Region', place) ??
  given(resolver, 'opt:region', place) ??
  resolver.get(resolver.root, 'provider', 'region') ??
  scalar(DEFAULT.region, place);

const given = ({ parameters }: Resolver, name: string, place: Place): Term | undefined => {
  const value = parameters.get(name);
  return value === undefined ? undefined : scalar(value, place);
};

const keysOf = (path: string): string[] => (path === '' ? [] : path.split('.'));

/** Parameters of the stage, then of all stages, in the form of version 4 and of version 3. */
const parameter: Source = ({ path, place, resolver }) => {
  const stage = textOf(stageOf(resolver, place)) ?? '';
  const { root } = resolver;
  const places = [
    ['stages', stage, 'params', path],
    ['stages', 'default', 'params', path],
    ['params', stage, path],
    ['params', 'default', path],
  ];
  for (const keys of places) {
    const found = resolver.get(root, ...keys);
    if (found !== undefined) return found;
  }
  return undefined;
};

const file: Source = ({ argument, path, place, resolver }) => {
  const { folder, terms } = resolver.files;
  const found = terms.get(posix.join(folder, argument.trim()));
  if (found === undefined) return unknown(`\${file(${argument})${path === '' ? '' : `:${path}`}}`, place);
  return resolver.get(found, ...keysOf(path));
};

/** What the Framework fills in is there even where nobody wrote it. */
const self: Source = ({ path, place, resolver }) =>
  resolver.get(resolver.root, ...keysOf(path)) ??
  (path === 'provider.stage' ? stageOf(resolver, place) : undefined) ??
  (path === 'provider.region' ? regionOf(resolver, place) : undefined);

/** By the type of the variable. An option or environment variable that nobody gives is not there. */
export const sources: ReadonlyMap<string, Source> = new Map<string, Source>([
  ['self', self],
  ['file', file],
  ['param', parameter],
  ['opt', () => undefined],
  ['env', () => undefined],
  [
    'sls',
    ({ path, place, resolver }) =>
      path === 'stage' ? stageOf(resolver, place) : unknown(`\${sls:${path}}`, place),
  ],
  [
    'aws',
    ({ path, place, resolver }) => {
      if (path === 'region') return regionOf(resolver, place);
      return path === 'accountId'
        ? call('Ref', scalar('AWS::AccountId', place), place)
        : unknown(`\${aws:${path}}`, place);
    },
  ],
  ['strToBool', ({ argument, place }) => scalar(/^(true|1)$/.test(argument), place)],
]);
