import { createHash } from 'node:crypto';
import type { Scenario } from './scenario.ts';

/** Sixteen hexadecimal digits of the SHA-256 of everything that a scenario says, except its seed. */
export const hashScenario = (scenario: Omit<Scenario, 'hash'>): string => {
  const { seed: _, ...rest } = scenario;
  return createHash('sha256').update(canonicalJson(rest)).digest('hex').slice(0, 16);
};

/** JSON with the keys of every mapping sorted. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) => (isMapping(item) ? sorted(item) : item));

const isMapping = (item: unknown): item is object =>
  typeof item === 'object' && item !== null && !Array.isArray(item);

const sorted = (mapping: object): object =>
  Object.fromEntries(Object.entries(mapping).toSorted(([a], [b]) => (a < b ? -1 : 1)));
