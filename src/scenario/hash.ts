import { createHash } from 'node:crypto';
import type { Scenario } from './scenario.ts';

/** Sixteen hexadecimal digits of the SHA-256 of everything that a scenario says, except its seed. */
export const hashScenario = (scenario: Omit<Scenario, 'hash'>): string => {
  const { seed: _, ...rest } = scenario;
  return createHash('sha256').update(canonicalJson(rest)).digest('hex').slice(0, 16);
};

/** JSON with the keys of every mapping sorted: JSON.stringify writes keys in the order of the list it is given. */
export const canonicalJson = (value: unknown): string => {
  const keys = new Set<string>();
  collectKeys(value, keys, new Set());
  return JSON.stringify(value, [...keys].toSorted());
};

/** `seen` because the functions of one definition share their parts. */
const collectKeys = (value: unknown, keys: Set<string>, seen: Set<object>): void => {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if (Array.isArray(value)) {
    for (const item of value as unknown[]) collectKeys(item, keys, seen);
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    keys.add(key);
    collectKeys(item, keys, seen);
  }
};
