import { expect, test } from 'vitest';
import { describeUnknown, kindOf, mayBeImported, withCompanions } from '../../src/import/kinds.ts';
import { readTerms } from '../../src/import/read-terms.ts';

const template = 'Resources: { Q: { Type: AWS::SQS::Queue } }';
const files = {
  'serverless.yml': 'service: s\nprovider: aws\nresources: [ "${file(net.yml)}", "${file(./${opt:x}.yml)}" ]',
  'net.yml': template,
  'other.yml': template,
  'values.yml': 'a: 1',
};

test('what is named belongs to it, whatever it looks like; what may be named only if it is of no kind', () => {
  const read = Object.entries(files).map(([file, text]) => readTerms(text, file));
  const looks = new Map(read.map((one) => [one, one.term === null ? undefined : kindOf(one.term)]));
  const [service, , , values] = read;
  const kindsIn = (found: ReturnType<typeof withCompanions>) =>
    Object.fromEntries([...found].map(([{ file }, importer]) => [file, importer?.kind]));
  const wanted = {
    'serverless.yml': 'serverless',
    'net.yml': 'serverless',
    'other.yml': 'cloudformation',
    'values.yml': 'serverless',
  };
  expect(kindsIn(withCompanions(looks, []))).toEqual(wanted);
  if (service === undefined || values === undefined) throw new Error('there are four');
  // Unread, a file is read only if it may belong; a template by itself is not asked for here.
  const unread = Object.entries(files)
    .slice(1)
    .map(([file, text]) => ({ file, text }));
  const { 'other.yml': _, ...claimed } = wanted;
  expect(kindsIn(withCompanions(new Map([[service, looks.get(service)]]), unread))).toEqual(claimed);
});

test('a text that no kind could have written need not be read', () => {
  expect([template, 'provider: x', 'a: 1'].map(mayBeImported)).toEqual([true, true, false]);
});

test.each(['', '# only a comment\n'])('an empty file is called empty: %j', (text) => {
  const { term } = readTerms(text, 'x.yaml');
  expect(term === null ? '' : describeUnknown(term)).toMatch(/^this is empty; understood are /);
});
