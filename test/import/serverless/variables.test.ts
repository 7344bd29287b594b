import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseText, type Text } from '../../../src/import/serverless/variables.ts';

/** The pieces of a text: variables as the list of their choices. */
const told = (text: Text): unknown[] =>
  text.map((piece) =>
    typeof piece === 'string'
      ? piece
      : piece.choices.map((choice) =>
          choice.is === 'literal'
            ? { value: choice.value }
            : `${choice.type}|${choice.argument === null ? '' : JSON.stringify(told(choice.argument))}|${JSON.stringify(told(choice.path))}`,
        ),
  );

describe('parseText', () => {
  it.each([
    ['plain', ['plain']],
    ['${self:custom.a}', [['self||["custom.a"]']]],
    ['a-${sls:stage}-b', ['a-', ['sls||["stage"]'], '-b']],
    [
      "${opt:stage, self:provider.stage, 'dev, or so'}",
      [['opt||["stage"]', 'self||["provider.stage"]', { value: 'dev, or so' }]],
    ],
    ['${env:A, 12}', [['env||["A"]', { value: 12 }]]],
    ['${env:A, null}', [['env||["A"]', { value: null }]]],
    ['${env:A, ${self:b}}', [['env||["A"]', 'self||["b"]']]],
    ['${self:a.${sls:stage}.b}', [['self||["a.",["sls||[\\"stage\\"]"],".b"]']]],
    ['${file(./x.${opt:s}.yml):k}', [['file|["./x.",["opt||[\\"s\\"]"],".yml"]|["k"]']]],
    ['${file(./x.yml)}', [['file|["./x.yml"]|[]']]],
    ['${AWS::Region}-${Bucket}-${Bucket.Arn}', ['${AWS::Region}-${Bucket}-${Bucket.Arn}']],
    ['${Bucket}/${sls:stage}', ['${Bucket}/', ['sls||["stage"]']]],
    ['${self:a', ['${self:a']],
    ['${self:}', [['self||[]']]],
  ])('%s', (text, wanted) => {
    expect(told(parseText(text))).toEqual(wanted);
  });

  it('loses no character, whatever the text', () => {
    const pieces = fc.constantFrom('${', '}', 'self:', 'a', ',', "'", '"', '(', ')', ':', ' ', 'file(', '$');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const found = parseText(text);
        expect(found.map((piece) => (typeof piece === 'string' ? piece : piece.source)).join('')).toBe(text);
      }),
    );
  });
});
