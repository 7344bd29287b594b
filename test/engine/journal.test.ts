import { describe, expect, it } from 'vitest';
import { Journal } from '../../src/engine/journal.ts';
import type { Fact } from '../../src/model/facts.ts';

describe('the journal', () => {
  it('tells one kind of fact to those who asked for it, with its time', () => {
    const journal = new Journal();
    const heard: unknown[] = [];
    journal.on('shortage.started', ({ key }, at) => heard.push([key, at]));
    journal.record(5, 'shortage.started', { key: 'a|g' });
    journal.record(6, 'shortage.ended', { key: 'a|g', lastedMs: 1 });
    expect(heard).toEqual([['a|g', 5]]);
  });

  it('tells every fact to those who want all, as it is written to a log', () => {
    const journal = new Journal();
    const facts: Fact[] = [];
    journal.onAny((fact) => facts.push(fact));
    journal.record(5, 'shortage.started', { key: 'a|g' });
    journal.record(6, 'shortage.ended', { key: 'a|g', lastedMs: 1 });
    expect(facts).toEqual([
      { at: 5, fact: 'shortage.started', key: 'a|g' },
      { at: 6, fact: 'shortage.ended', key: 'a|g', lastedMs: 1 },
    ]);
  });

  it('tells several listeners in the order in which they came, the particular before the general', () => {
    const journal = new Journal();
    const heard: string[] = [];
    journal.onAny(() => heard.push('any'));
    journal.on('shortage.started', () => heard.push('first'));
    journal.on('shortage.started', () => heard.push('second'));
    journal.record(0, 'shortage.started', { key: 'a|g' });
    expect(heard).toEqual(['first', 'second', 'any']);
  });

  it('without a listener does nothing', () => {
    expect(() => new Journal().record(0, 'shortage.started', { key: 'a|g' })).not.toThrow();
  });
});
