/** One template: its sections by name, and which calls its expressions make. */
import { at, entriesOf, itemsOf, textOf, type Call, type Mapping, type Term } from '../term.ts';

/** A resource as it is declared. */
export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly term: Term;
  readonly properties: Term | undefined;
  /** The name of the condition under which it exists. */
  readonly condition: string | undefined;
  readonly dependsOn: readonly string[];
}

/** The sections in which names are declared. */
export type Section = 'Parameters' | 'Mappings' | 'Conditions' | 'Resources' | 'Outputs';

/** A template. */
export interface Template {
  readonly file: string;
  readonly term: Term;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly transforms: readonly string[];
}

/** The template of a file. */
export const templateOf = (file: string, term: Term): Template => {
  const transform = at(term, 'Transform');
  const resources = entriesOf(at(term, 'Resources')).map(([id, resource]): [string, Resource] => [
    id,
    {
      id,
      type: textOf(at(resource, 'Type')) ?? '',
      term: resource,
      properties: at(resource, 'Properties'),
      condition: textOf(at(resource, 'Condition')),
      dependsOn: textsOf(at(resource, 'DependsOn')),
    },
  ]);
  return { file, term, resources: new Map(resources), transforms: textsOf(transform) };
};

const textsOf = (term: Term | undefined): string[] =>
  (term?.is === 'list' ? itemsOf(term) : term === undefined ? [] : [term]).flatMap(
    (one) => textOf(one) ?? [],
  );

/** A declaration in a section. */
export const declared = ({ term }: Template, section: Section, name: string): Term | undefined =>
  at(term, section, name);

/** A call in either form: `!Ref X`, or a mapping with the one key `Ref` or `Fn::Sub`; undefined for anything else. */
export const callOf = (term: Term): Call | undefined => {
  if (term.is === 'call') return { ...term, name: shortName(term.name) };
  if (term.is !== 'map' || term.entries.size !== 1) return undefined;
  const [[key, argument] = ['', term]] = term.entries;
  if (!isCallKey(key, argument)) return undefined;
  return { is: 'call', name: shortName(key), argument, place: (term satisfies Mapping).place };
};

/** `Condition` is also a key of statements and of resources, whose values are mappings or stand among others. */
const isCallKey = (key: string, argument: Term): boolean =>
  key === 'Ref' ||
  (key.startsWith('Fn::') && !key.startsWith('Fn::ForEach')) ||
  (key === 'Condition' && argument.is === 'scalar');

const shortName = (name: string): string => name.replace(/^Fn::/, '');
