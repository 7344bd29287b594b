import { expect, test } from 'vitest';
import { EventLog } from '../../src/cli/event-log.ts';
import type { Fact } from '../../src/model/facts.ts';
import { MemoryIo } from './memory-io.ts';

const fact: Fact = { at: 5, fact: 'function.created', function: 'checkout', version: '$LATEST' };

test('facts stay in memory until they are flushed, one line each', () => {
  const io = new MemoryIo();
  const log = new EventLog(() => io.open('e.ndjson'));
  log.add(fact);
  expect(io.files).toEqual({});
  log.flush();
  log.add({ ...fact, at: 6 });
  log.close();
  expect(
    io.files['e.ndjson']
      ?.trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Fact),
  ).toEqual([fact, { ...fact, at: 6 }]);
});

test('a run without any fact still leaves an empty file', () => {
  const io = new MemoryIo();
  new EventLog(() => io.open('e.ndjson')).close();
  expect(io.files).toEqual({ 'e.ndjson': '' });
});
