import type { Path } from './problem.ts';

/** What is left of a file when its faulty parts are taken out, so that the rest can be checked at the same time. */
export interface Pruned {
  readonly value: Readonly<Record<string, unknown>>;
  /** Where a path of the pruned file lies in the whole one. */
  readonly original: (path: Path) => Path;
}

/** Stand-ins for keys without which nothing can be parsed; no check complains of them. */
const standIns = { version: 1, name: '-', duration: '36500d' };

/** Takes out what the paths lead to: sections, entries of lists, keys of mappings. */
export const prune = (raw: Readonly<Record<string, unknown>>, faults: readonly Path[]): Pruned => {
  const gone = new Set(faults.map(textOf));
  const keptIndexes = new Map<string, number[]>();
  const without = (value: unknown, path: Path): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (!Array.isArray(value)) {
      const kept = Object.entries(value).filter(([key]) => !gone.has(textOf([...path, key])));
      return Object.fromEntries(kept.map(([key, inner]) => [key, without(inner, [...path, key])]));
    }
    const indexes = [...value.keys()].filter((index) => !gone.has(textOf([...path, index])));
    keptIndexes.set(textOf(path), indexes);
    return indexes.map((index) => without(value[index], [...path, index]));
  };
  const value = without(raw, []) as Readonly<Record<string, unknown>>;
  return {
    value: { ...standIns, ...value },
    original: (path) => {
      const whole: (string | number)[] = [];
      for (const step of path) {
        const kept = typeof step === 'number' ? keptIndexes.get(textOf(whole))?.[step] : undefined;
        whole.push(kept ?? step);
      }
      return whole;
    },
  };
};

const textOf = (path: Path): string => JSON.stringify(path);
