import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/engine/simulation.ts';
import { renderJson } from '../../src/report/json.ts';
import { loadByName, scenarioNames } from './run-scenario.ts';

describe('the result of every scenario, byte for byte', () => {
  it.each(scenarioNames)('%s', async (name) => {
    const result = simulate(loadByName(name));
    await expect(renderJson({ ...result, heni: 'masked' })).toMatchFileSnapshot(`../golden/${name}.json`);
  });
});
