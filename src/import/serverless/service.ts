/** A service as the template that the Framework deploys: its functions, their roles, and its own `resources`. */
import { at, entriesOf, itemsOf, textOf, type Mapping, type Term } from '../term.ts';
import { logicalId, resourcesOf, type ServiceFunction } from './functions.ts';
import type { Resolver } from './resolver.ts';
import { roleOfService, sharedRole } from './roles.ts';
import { isNothing, mapping, merged, shorten } from './terms.ts';

/** Makes the template; what it does not show of the service is in the gaps of the resolver. */
export const compile = (resolver: Resolver): Term => {
  const { root } = resolver;
  const functions = functionsOf(resolver);
  tellPlugins(resolver);
  const own = resourcesIn(resolver);
  const isInVpc =
    !isNothing(resolver.get(root, 'provider', 'vpc')) ||
    functions.some(({ term }) => at(term, 'vpc') !== undefined);
  const made = new Map<string, Term>();
  for (const one of functions)
    for (const [id, resource] of Object.entries(resourcesOf(one, resolver))) made.set(id, resource);
  if (functions.length > 0) made.set(sharedRole, roleOfService(isInVpc, resolver));
  const resources: Mapping = { is: 'map', entries: made, place: root.place };
  const declared = at(own, 'Resources');
  const isTemplate = declared?.is === 'map' || isNothing(declared);
  if (declared !== undefined && !isTemplate)
    lacking(declared, 'Resources', 'what they declare is not counted', resolver);
  const all = [...entriesOf(at(own, 'extensions'))].reduce(
    (before, [id, extension]) => merged(before, mapping({ [id]: extension }, extension.place)),
    declared?.is === 'map' ? merged(resources, declared) : resources,
  );
  const sections = new Map([...entriesOf(own)].filter(([key]) => key !== 'extensions'));
  return { is: 'map', entries: sections.set('Resources', all), place: root.place };
};

/** The functions: a mapping, or a list of mappings and of files that hold them. */
const functionsOf = (resolver: Resolver): ServiceFunction[] => {
  const found = new Map<string, Mapping>();
  for (const part of parts(resolver.get(resolver.root, 'functions'), resolver)) {
    if (part.is !== 'map') lacking(part, 'functions', 'functions among them are not counted', resolver);
    for (const [key, entry] of entriesOf(part)) {
      const term = resolver.surface(entry);
      const before = found.get(key);
      if (term.is === 'map') found.set(key, before === undefined ? term : (merged(before, term) as Mapping));
      else if (!isNothing(term)) lacking(term, `the function ${key}`, 'not counted', resolver);
    }
  }
  const ids = new Set<string>();
  return [...found].flatMap(([key, term]) => {
    const id = logicalId(key);
    if (ids.has(id)) lacking(term, `the function ${key}`, 'another has its logical id', resolver);
    return ids.has(id) ? [] : [ids.add(id)].map(() => ({ key, term }));
  });
};

/** Plugins are programs: nobody knows what they add before they run. */
const tellPlugins = (resolver: Resolver): void => {
  const place = at(resolver.root, 'plugins')?.place;
  const plugins = resolver.get(resolver.root, 'plugins');
  const modules = plugins?.is === 'map' ? resolver.get(plugins, 'modules') : plugins;
  const names = parts(modules, resolver).flatMap((part) =>
    part.is === 'call' ? (textOf(part.argument) ?? part.name) : (textOf(part) ?? []),
  );
  if (place !== undefined && names.length > 0)
    resolver.gap(
      place,
      `the plugins ${shorten(names.join(', '))} may add functions`,
      'functions among them are not counted',
    );
};

/** The CloudFormation of the service itself. */
const resourcesIn = (resolver: Resolver): Term | undefined =>
  parts(resolver.get(resolver.root, 'resources'), resolver).reduce<Term | undefined>((before, part) => {
    if (part.is === 'map') return merged(before, resolver.resolve(part));
    lacking(part, 'resources', 'what they declare is not counted', resolver);
    return before;
  }, undefined);

const parts = (term: Term | undefined, resolver: Resolver): readonly Term[] =>
  (term?.is === 'list'
    ? itemsOf(term).map((item) => resolver.surface(item))
    : term === undefined
      ? []
      : [term]
  ).filter((part) => !isNothing(part));

/** What only the deploy knows is a gap; anything else that is no mapping is wrong. */
const lacking = (term: Term, what: string, consequence: string, resolver: Resolver): void => {
  const { place } = term;
  if (term.is === 'call') {
    const name = textOf(term.argument) ?? term.name;
    resolver.gap(place, `${what}: ${name}, which is not among the inputs`, consequence);
  } else
    resolver.tell(
      'IMP020',
      place,
      term.is === 'map' ? `${what}: ${consequence}` : `${what}: expected a mapping`,
    );
};
