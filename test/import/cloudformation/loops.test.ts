import { describe, expect, test } from 'vitest';
import { imported, keysOf, openIn } from '../support.ts';

const template = (resources: string, more = ''): string => `
Transform: AWS::LanguageExtensions
Resources:
${resources}
${more}`;

/** A loop of functions over a collection, one per item. */
const loop = (collection: string, id = 'F${Name}'): string => `  Fn::ForEach::Functions:
    - Name
    - ${collection}
    - "${id}":
        Type: AWS::Lambda::Function
        Properties:
          FunctionName: !Sub "shop-\${Name}"
          VpcConfig: { SubnetIds: [subnet-1], SecurityGroupIds: [!Ref "G\${Name}"] }`;
const namesOf = (text: string, parameters = {}): string[] =>
  imported(text, parameters).scenario.functions.map(({ name }) => name);

describe('Fn::ForEach', () => {
  test('makes a resource of each item', () => {
    expect(namesOf(template(loop('[A, B]')))).toEqual(['shop-A', 'shop-B']);
    expect(keysOf(template(loop('[A, B]')))).toEqual(['subnet-1|GA', 'subnet-1|GB']);
  });

  test.each([
    ['a parameter', '!Ref Names', {}, ['shop-A', 'shop-B']],
    ['a parameter that is given', '!Ref Names', { Names: 'X' }, ['shop-X']],
    ['a mapping', '!FindInMap [M, k, names]', {}, ['shop-C']],
    ['both, item by item', '[D, !Ref One]', {}, ['shop-D', 'shop-E']],
  ])('is over %s', (_, collection, parameters, names) => {
    const more = `Parameters:
  Names: { Type: CommaDelimitedList, Default: "A,B" }
  One: { Type: String, Default: E }
Mappings: { M: { k: { names: [C] } } }`;
    expect(namesOf(template(loop(collection), more), parameters)).toEqual(names);
  });

  test('&{Name} is the letters and digits of an item', () => {
    const text = template(loop('["a.b", "c-d"]', 'F&{Name}').replace('G${Name}', 'G&{Name}'));
    expect(namesOf(text)).toEqual(['shop-a.b', 'shop-c-d']);
    expect(keysOf(text)).toEqual(['subnet-1|Gab', 'subnet-1|Gcd']);
  });

  test('stands in another, in conditions and in properties', () => {
    const text = template(
      `  Fn::ForEach::Stages:
    - Stage
    - [dev, prod]
    - Fn::ForEach::Inner:
        - Name
        - [A, B]
        - "F\${Name}\${Stage}":
            Type: AWS::Lambda::Function
            Condition: Is\${Stage}
            Properties:
              FunctionName: !Join ["-", [!Ref Name, Ref: Stage]]
              Fn::ForEach::Lists: [List, [VpcConfig], { "\${List}": { SubnetIds: [subnet-1], SecurityGroupIds: [sg-1] } }]`,
      'Conditions: { "Fn::ForEach::C": [S, [dev, prod], { "Is${S}": !Equals [!Ref S, prod] }] }',
    );
    expect(namesOf(text)).toEqual(['A-prod', 'B-prod']);
    expect(keysOf(text)).toEqual(['subnet-1|sg-1']);
  });

  test('over what only the deploy knows is open, and so is one that is too large', () => {
    const open = 'Fn::ForEach::Functions makes resources; functions among them are not counted';
    const text = template(loop('!Ref Names'), 'Parameters: { Names: { Type: CommaDelimitedList } }');
    expect(openIn(text)).toEqual([`t.yaml:4:3: ${open}`]);
    const many = `[${Array.from({ length: 30_000 }, (_, i) => `N${i}`).join()}]`;
    expect(openIn(template(loop(many)))).toEqual([`t.yaml:4:3: ${open}`]);
  });

  test.each(['{}', '[]', '[Name]', '[Name, [A], x]', 'x'])('written as %s is open', (written) => {
    expect(
      openIn(template(`  Fn::ForEach::L: ${written}\n  F: { Type: AWS::Lambda::Function }`)).join(),
    ).toContain('Fn::ForEach::L makes resources');
  });
});
