import { expect, test } from 'vitest';
import { assumptions } from '../../../src/report/text/assumptions.ts';
import { resultWith, shortage } from '../fixture.ts';
import { page } from '../page.ts';

test('says of each value whether it is assumed, published or the scenario’s own', () => {
  expect(assumptions(shortage, page({ width: 120 }))).toEqual([
    'What this rests on',
    '  parameter             value   from           basis',
    '  scaleOutDelay         1m 30s  this scenario  ours',
    '  scaleOutTrigger       1       assumed        ours (0.5 to 1); field: "did not scale to handle the bursts"',
    '  maxConnectionsPerEni  65000   published      Lambda Developer Guide',
  ]);
});

test('nothing used is nothing told', () => {
  expect(assumptions(resultWith(), page())).toEqual([]);
});
