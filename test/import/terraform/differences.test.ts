import { expect, test } from 'vitest';
import { readTerms } from '../../../src/import/read-terms.ts';
import { code, configuration, differs } from '../../../src/import/terraform/differences.ts';
import { Plan } from '../../../src/import/terraform/plan.ts';
import { plan } from './support.ts';

const resourceOf = (before: object, after: object, unknown: object) => {
  const text = plan([{ address: 'aws_lambda_function.f', actions: ['update'], before, after, unknown }]);
  const { term } = readTerms(text, 'plan.json');
  const [resource] = term === null ? [] : new Plan('plan.json', term).resources;
  if (resource === undefined) throw new Error('no resource');
  return resource;
};

test.each<[string, object, object, object, [boolean, boolean]]>([
  ['nothing', { memory_size: 128 }, { memory_size: 128 }, {}, [false, false]],
  ['tags', { tags: { a: 'b' } }, { tags: {} }, { tags_all: true }, [false, false]],
  ['memory', { memory_size: 128 }, { memory_size: 256 }, {}, [true, false]],
  ['code', { source_code_hash: 'a' }, { source_code_hash: 'b' }, {}, [false, true]],
  [
    'an inner value',
    { environment: [{ variables: { A: '1' } }] },
    { environment: [{ variables: { A: '2' } }] },
    {},
    [true, false],
  ],
  [
    'an inner value that goes',
    { environment: [{ variables: { A: '1', B: '1' } }] },
    { environment: [{ variables: { A: '1' } }] },
    {},
    [true, false],
  ],
  [
    'something unknown',
    { s3_key: 'a' },
    {},
    { s3_key: true, vpc_config: [{ subnet_ids: [false, true] }] },
    [true, true],
  ],
  ['marks that are all false', { layers: ['a'] }, { layers: ['a'] }, { layers: [false] }, [false, false]],
  ['what is empty in another way', { layers: [], description: '' }, { layers: null }, {}, [false, false]],
  ['the order of a list', { layers: ['a', 'b'] }, { layers: ['b', 'a'] }, {}, [true, false]],
])('%s', (_, before, after, unknown, expected) => {
  const resource = resourceOf(before, after, unknown);
  expect([differs(resource, configuration), differs(resource, code)]).toEqual(expected);
});
