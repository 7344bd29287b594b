import { describe, expect, test } from 'vitest';
import { renderJson, type ResultDocument } from '../../src/report/json.ts';
import { quotaExceeded, resultWith, shortage } from './fixture.ts';

describe('renderJson', () => {
  test.each([resultWith(), shortage, quotaExceeded])('says all of $scenario.name', (result) => {
    expect(JSON.parse(renderJson(result))).toEqual({ ...result, verdict: expect.anything() });
  });

  test('has the verdict of the report, with the date where there is a start', () => {
    const { verdict } = JSON.parse(renderJson(shortage)) as ResultDocument;
    expect(verdict).toMatchObject({
      level: 'broken',
      headline: 'Connections run out at 52s on subnet-a / sg-app and 1 more key',
      at: 52,
      others: [],
    });
    expect(Object.keys(verdict)).toEqual(['level', 'headline', 'at', 'why', 'fix', 'others']);
    expect(renderJson(shortage, { startEpochMs: 0 })).toContain('at 52s (1970-01-01 00:00:52Z)');
    expect(renderJson(resultWith())).toContain('"level": "fine"');
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
