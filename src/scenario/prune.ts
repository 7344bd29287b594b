import type { Path } from './problem.ts';

/** What is left of a file when its faulty parts are taken out, so that the rest can be checked at the same time. */
export interface Pruned {
  readonly value: Readonly<Record<string, unknown>>;
  /** Where a path of the pruned file lies in the whole one. */
  readonly original: (path: Path) => Path;
}

/** Stand-ins for keys without which nothing can be parsed; no check complains of them. */
const standIns = { version: 1, name: '-', duration: '36500d' };

/** Takes out the entries of lists, and the keys of mappings, that the paths lead into. */
export const prune = (raw: Readonly<Record<string, unknown>>, faults: readonly Path[]): Pruned => {
  const keptIndexes = new Map<string, number[]>();
  const sections = Object.entries(raw).flatMap(([section, contents]) => {
    const inside = faults.filter(([first]) => first === section).map(([, second]) => second);
    if (inside.length === 0) return [[section, contents] as const];
    // The section itself is at fault.
    if (inside.includes(undefined) || typeof contents !== 'object' || contents === null) return [];
    if (!Array.isArray(contents)) {
      const kept = Object.entries(contents).filter(([key]) => !inside.includes(key));
      return [[section, Object.fromEntries(kept)] as const];
    }
    const indexes = [...contents.keys()].filter((index) => !inside.includes(index));
    keptIndexes.set(section, indexes);
    return [[section, indexes.map((index) => (contents as unknown[])[index])] as const];
  });
  return {
    value: { ...standIns, ...Object.fromEntries(sections) },
    original: ([section = '', index, ...rest]) => {
      if (index === undefined) return [section];
      const whole = typeof index === 'number' ? keptIndexes.get(String(section))?.[index] : undefined;
      return [section, whole ?? index, ...rest];
    },
  };
};
