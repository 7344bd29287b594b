import { expect, it } from 'vitest';
import { account } from '../../support/account.ts';

it('TagResource adds and changes tags, which GetFunction shows', () => {
  const run = account({ functions: [{ name: 'f', create: 'existing' }] });
  const tagsNow = () => run.call('GetFunction', { functionName: 'f', qualifier: null }).body?.Tags;
  expect(tagsNow()).toBeUndefined();
  const first = run.call('TagResource', { functionName: 'f', tags: { team: 'shop', stage: 'test' } });
  expect([first.status, first.body]).toEqual([204, null]);
  run.call('TagResource', { functionName: 'f', tags: { stage: 'live' } });
  expect(tagsNow()).toEqual({ team: 'shop', stage: 'live' });
  expect(run.call('TagResource', { functionName: 'g', tags: {} }).status).toBe(404);
});
