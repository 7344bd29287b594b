import { describe, expect, test } from 'vitest';
import { renderJson } from '../../src/report/json.ts';
import { quotaExceeded, resultWith, shortage } from './fixture.ts';

describe('renderJson', () => {
  test.each([resultWith(), shortage, quotaExceeded])('says all of $scenario.name', (result) => {
    expect(JSON.parse(renderJson(result))).toEqual(result);
  });

  test('has one order of keys, whatever the order in the object', () => {
    const shuffled = Object.fromEntries(Object.entries(shortage).toReversed()) as unknown as typeof shortage;
    expect(renderJson(shuffled)).toBe(renderJson(shortage));
  });

  test('puts each row on a line of its own and ends with a line break', () => {
    const text = renderJson(resultWith());
    expect(text.startsWith('{\n  "schemaVersion": 1,\n  "heni": "0.1.0",\n')).toBe(true);
    expect(text).toContain('\n  "subnets": [\n    {"id":"subnet-a",');
    expect(text.endsWith('\n}\n')).toBe(true);
  });

  test('an optional part that is not there leaves no trace', () => {
    expect(renderJson(resultWith())).not.toContain('partial');
    expect(renderJson(resultWith({ partial: true }))).toContain('"partial": true,');
  });
});
