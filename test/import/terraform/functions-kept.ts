/** Whatever the text: all functions that a plan has are in the scenario. */
import { expect } from 'vitest';
import { outcomeOf } from '../support.ts';

/**
 * Findings at a place, or a scenario with as many functions as the plan says, counted in another way. Says whether it was
 * imported.
 */
export const expectFunctions = (text: string): boolean => {
  const { scenario, findings } = outcomeOf(text);
  if (scenario === null) {
    expect(findings.length).toBeGreaterThan(0);
    for (const { line, col } of findings) expect(Math.min(line, col)).toBeGreaterThan(0);
  }
  const plan = parsed(text);
  if (scenario === null) return false;
  if (plan === null) return true;
  const functions = listOf(plan, 'resource_changes').filter((one) => one['type'] === 'aws_lambda_function');
  const addresses = new Set(functions.map(({ address }) => JSON.stringify(address)));
  expect(scenario.functions.length).toBeGreaterThanOrEqual(addresses.size);
  return true;
};

type Members = Readonly<Record<string, unknown>>;

/** Null for what is no plan in strict JSON. */
const parsed = (text: string): Members | null => {
  try {
    const found: unknown = JSON.parse(text);
    return isMapping(found) && 'format_version' in found ? found : null;
  } catch {
    return null;
  }
};

const listOf = (plan: Members, key: string): Members[] => {
  const found = plan[key];
  return Array.isArray(found) ? found.filter(isMapping) : [];
};

const isMapping = (value: unknown): value is Members => typeof value === 'object' && value !== null;
