import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const src = join(root, 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort();
const text = (file: string): string => readFileSync(join(src, file), 'utf8');

/** Floors from the ground up: a file may import from its own floor and from those below. */
const floors: readonly (readonly string[])[] = [
  ['kernel'],
  ['model'],
  ['iam'],
  ['control', 'scenario'],
  ['import'],
  ['engine', 'inspect'],
  ['plan'],
  ['report'],
  ['cli'],
];
const folderOf = (file: string): string => file.split('/')[0] ?? '';
const floorOf = (file: string): number => floors.findIndex((floor) => floor.includes(folderOf(file)));

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}
const importsOf = (file: string): Import[] =>
  [
    ...text(file).matchAll(/(?:import|export)\s+(type\s+)?[^;'"]*?from\s+'(\.[^']+)'|import\('(\.[^']+)'\)/g),
  ].map(([, type, fixed, dynamic]) => ({
    from: file,
    to: relative(src, join(src, dirname(file), fixed ?? dynamic ?? '')),
    typeOnly: type !== undefined,
  }));
const imports = files.flatMap(importsOf);

describe('the floors', () => {
  it('hold every source file, but for the public entry and the version', () => {
    expect(files.filter((file) => floorOf(file) < 0)).toEqual(['index.ts', 'version.ts']);
  });

  it('import downwards only', () => {
    const upwards = imports.filter(({ from, to }) => floorOf(from) >= 0 && floorOf(to) > floorOf(from));
    expect(upwards).toEqual([]);
  });

  it('let neighbours on one floor alone: scenario and control, engine and inspect do not know each other', () => {
    const across = imports.filter(
      ({ from, to }) =>
        floorOf(from) === floorOf(to) && folderOf(from) !== folderOf(to) && floorOf(from) >= 0,
    );
    expect(across).toEqual([]);
  });

  it('let the report see results as types only', () => {
    const used = imports.filter(
      ({ from, to, typeOnly }) =>
        folderOf(from) === 'report' && ['engine', 'inspect'].includes(folderOf(to)) && !typeOnly,
    );
    expect(used).toEqual([]);
  });

  it('import every file that they name', () => {
    expect(imports.filter(({ to }) => !files.includes(to) && !to.endsWith('package.json'))).toEqual([]);
  });
});

describe('below the command line', () => {
  const forbidden: readonly (readonly [string, RegExp])[] = [
    ['files, processes and sockets', /from 'node:(?!crypto|util|path)|\bprocess\./],
    ['the clock', /Date\.now\(|new Date\(\)|performance\.now\(/],
    ['ambient randomness', /Math\.random\(|randomUUID/],
    ['the console', /\bconsole\./],
    ['any', /: any\b|\bas any\b|<any>/],
  ];
  const below = files.filter((file) => folderOf(file) !== 'cli');
  it.each(forbidden)('there is no %s', (_, pattern) => {
    expect(below.filter((file) => pattern.test(withoutComments(text(file))))).toEqual([]);
  });
});

const withoutComments = (source: string): string => source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
