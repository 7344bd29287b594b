import { describe, expect, it } from 'vitest';
import { readTerms } from '../../../src/import/read-terms.ts';
import { companions } from '../../../src/import/serverless/companions.ts';

const service = (lines: string, file = 'app/serverless.yml') =>
  readTerms(`service: s\nprovider: aws\n${lines}`, file);

describe('the files of a service', () => {
  const belongs = companions([
    service('custom: ${file(./a.yml)}\nfunctions: ["${file(../net/f.${sls:stage}.${opt:x}.json):k, \'\'}"]'),
    readTerms('x: ${file(deep/b.yml)}', 'app/parts/a.yml'),
  ]);

  it.each([
    ['app/a.yml', 'named'],
    ['app/./a.yml', 'named'],
    ['a.yml', null],
    ['net/f.dev.1.json', 'possible'],
    ['net/f.dev.json', null],
    ['net/f.json', null],
    // A companion names files from where the service is.
    ['app/deep/b.yml', 'named'],
    ['app/parts/deep/b.yml', null],
  ])('%s: %s', (file, wanted) => expect(belongs(file)).toBe(wanted));
});
