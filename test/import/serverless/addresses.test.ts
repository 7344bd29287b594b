import { expect, test } from 'vitest';
import { readTerms } from '../../../src/import/read-terms.ts';
import { addressesIn } from '../../../src/import/serverless/addresses.ts';

test('the variables of a file as --param names them, wherever they stand', () => {
  const { term } = readTerms(
    'a: "${env:A, ${param:p}}-${ssm:/x}"\nb: [!Sub "${AWS::Region}${file(./${opt:o}.yml):${sls:stage}}"]\n',
    'f.yml',
  );
  expect(term && addressesIn([term])).toEqual([
    'opt:stage',
    'opt:region',
    'env:A',
    'p',
    'ssm:/x',
    'opt:o',
    'sls:stage',
  ]);
});
