import { describe, expect, it, vi } from 'vitest';
import { readYaml } from '../../src/scenario/yaml-source.ts';
import { lines } from './support.ts';

const sourceOf = (text: string) => {
  const { source } = readYaml(text, 's.yaml');
  if (source === null) throw new Error('broken');
  return source;
};
const problems = (text: string) => lines(readYaml(text, 's.yaml').findings);

it('finds the key that JavaScript would lose, wherever it stands', () => {
  expect(problems('thresholds: { __proto__: ["max<1"] }\nfunctions:\n  - "\\u005f_proto__": 1\n')).toEqual([
    '1:15: unknown key "__proto__" (SCN001)',
    '3:5: unknown key "__proto__" (SCN001)',
  ]);
});

describe('locate', () => {
  const source = sourceOf(`name: x
functions:
  - name: a
    vpcConfig: { subnetIds: [s1, s2] }
  - &b { name: b }
  - *b
  - <<: *b
    role: r
empty:
`);
  it.each([
    [[], 'value', 1, 1],
    [['name'], 'value', 1, 7],
    [['name'], 'key', 1, 1],
    [['functions', 0], 'value', 3, 5],
    [['functions', 0, 'vpcConfig', 'subnetIds', 1], 'value', 4, 34],
    [['functions', 0, 'vpcConfig', 'subnetIds'], 'key', 4, 18],
    [['functions', 2, 'name'], 'value', 5, 16],
    [['functions', 3, 'name'], 'value', 5, 16],
    [['functions', 3, 'role'], 'value', 8, 11],
    [['empty'], 'value', 9, 1],
    [['functions', 0, 'nothing'], 'value', 3, 5],
    [['name', 'deeper'], 'value', 1, 7],
    [['functions', 9], 'value', 3, 3],
  ] as const)('%j (%s) is at %i:%i', (path, at, line, col) => {
    expect(source.locate(path, at)).toEqual({ line, col });
  });

  it('works in JSON, indented by tabs too', () => {
    const json = sourceOf('{\n\t"name": "x",\n\t"seed": 5\n}');
    expect(json.value).toEqual({ name: 'x', seed: 5 });
    expect(json.locate(['seed'])).toEqual({ line: 3, col: 10 });
  });
});

describe('readYaml', () => {
  it('says what it has to say in findings, not as a warning of the process', () => {
    const emitWarning = vi.spyOn(process, 'emitWarning');
    expect(problems('? { a: 1 }\n: b')).toEqual([]);
    expect(emitWarning).not.toHaveBeenCalled();
  });

  it.each([
    ['a tab', 'a:\n\tb: 1', '2:1: a tab cannot indent YAML; use spaces (SCN010)'],
    [
      'two documents',
      'a: 1\n---\nb: 2',
      '2:1: a scenario is one YAML document; remove the "---" and what follows it (SCN010)',
    ],
    [
      'an open list',
      'a: [1, 2',
      '1:9: Flow sequence in block collection must be sufficiently indented and end with a ] (SCN010)',
    ],
    ['a tag', 'a: !Ref b', '1:4: Unresolved tag: !Ref (SCN010)'],
    [
      'an anchor that contains itself',
      'a: &a\n  <<: *a',
      '1:1: nested too deeply, or an anchor that contains itself (SCN010)',
    ],
    [
      'ten thousand lists in each other',
      `name: x\na: ${'['.repeat(10_000)}${']'.repeat(10_000)}`,
      '2:253: nested too deeply, or an anchor that contains itself (SCN010)',
    ],
    [
      'ten thousand lists in each other, by dashes',
      `a:\n${'- '.repeat(10_000)}b`,
      '2:498: nested too deeply, or an anchor that contains itself (SCN010)',
    ],
  ])('finds %s', (_, text, expected) => {
    expect(problems(text)).toEqual([expected]);
    expect(readYaml(text, 's.yaml').source).toBeNull();
  });

  it('goes on after a key that stands twice', () => {
    const { source, findings } = readYaml('name: a\n"name": b', 's.yaml');
    expect(lines(findings)).toEqual(['2:1: the key "name" stands twice in one mapping (SCN005)']);
    expect(source).not.toBeNull();
  });

  it('refuses a YAML bomb, and takes a thousand uses of one anchor', () => {
    const bomb = ['a: &a0 [1,1,1,1,1,1,1,1,1,1]'];
    for (let i = 1; i < 9; i++)
      bomb.push(`a${i}: &a${i} [${Array.from({ length: 10 }, () => `*a${i - 1}`).join()}]`);
    expect(problems(bomb.join('\n'))).toEqual([expect.stringContaining('Excessive alias count')]);
    const shared = `a: &a { b: [1, 2] }\nlist:\n${'  - *a\n'.repeat(1000)}`;
    expect(problems(shared)).toEqual([]);
  });
});
