import { expect, test } from 'vitest';
import { inspectionFormats } from '../../../src/report/inspect/formats.ts';
import { renderInspectionText } from '../../../src/report/inspect/text.ts';
import { separateFunctions } from '../../inspect/hits.ts';
import { inspection } from './inspection.ts';

const many = inspection({ quotas: { enisPerVpc: 30 }, otherEnis: 7, functions: separateFunctions(40) });

test('the first line is the answer, whatever is missing below', () => {
  expect(renderInspectionText(many, { width: 100, colour: false })).toMatch(
    /^✗ 40 functions in a VPC need 80 ENIs; /,
  );
  const empty = inspection({ vpcs: [], subnets: [], securityGroups: [] });
  expect(renderInspectionText(empty, { width: 100, colour: false })).toMatch(
    /^✓ No function[^]*\n\npreset [^\n]*\n$/,
  );
});

test.each([40, 60, 80, 100, 160])('no line is wider than %d columns', (width) => {
  const lines = renderInspectionText(many, { width, colour: false }).split('\n');
  expect(lines.filter((line) => line.length > width)).toEqual([]);
});

test('the formats are text and JSON', () => {
  expect(inspectionFormats.map(({ name, extensions }) => [name, ...extensions])).toEqual([
    ['text', '.txt'],
    ['json', '.json'],
  ]);
});
