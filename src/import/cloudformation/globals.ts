/**
 * SAM's Globals. Source: SAM specification, "Globals section of the template": mappings are merged, lists put one after
 * the other, everything else is replaced, and an intrinsic function counts as a single value.
 */
import { at, textOf, type Term } from '../term.ts';
import type { Resource, Template } from './template.ts';
import { callOf } from './template.ts';

/** The properties of a SAM function with those of Globals that it does not ignore. */
export const withGlobals = ({ properties, term }: Resource, template: Template): Term | undefined => {
  const globals = at(template.term, 'Globals', 'Function');
  const ignored = at(term, 'IgnoreGlobals');
  if (globals?.is !== 'map' || textOf(ignored) === '*') return properties;
  const skipped = ignored?.is === 'list' ? ignored.items.map((item) => textOf(item)) : [];
  const kept = new Map([...globals.entries].filter(([name]) => !skipped.includes(name)));
  return properties === undefined
    ? { ...globals, entries: kept }
    : merge({ ...globals, entries: kept }, properties);
};

const merge = (global: Term, local: Term): Term => {
  if (callOf(global) !== undefined || callOf(local) !== undefined) return local;
  if (global.is === 'list' && local.is === 'list')
    return { ...local, items: [...global.items, ...local.items] };
  if (global.is !== 'map' || local.is !== 'map') return local;
  const entries = new Map(global.entries);
  for (const [name, term] of local.entries) {
    const before = entries.get(name);
    entries.set(name, before === undefined ? term : merge(before, term));
  }
  return { ...local, entries };
};
