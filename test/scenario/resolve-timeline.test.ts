import { describe, expect, it } from 'vitest';
import { HOUR } from '../../src/kernel/time.ts';
import { network, scenarioOf } from './support.ts';

const timelineOf = (text: string) => scenarioOf(network + text).timeline;

describe('resolveTimeline', () => {
  it('takes names, lists and patterns, in the order of definition', () => {
    const timeline = timelineOf(`functions: [{ name: b, count: 2 }, { name: a }]
timeline:
  - { at: 1h, do: Invoke, function: a }
  - { at: 1h, do: Invoke, function: [a, b-2] }
  - { at: 1h, do: Invoke, function: "*" }
  - { at: 1h, do: CreateFunction, function: b-3 }
  - { at: 1h, do: DeleteFunction, function: b-* }`);
    const named = timeline.map((entry) => ('function' in entry ? entry.function : ''));
    expect(named.join(' ')).toBe('a a b-2 b-1 b-2 a b-3 b-3 b-1 b-2 b-3');
  });

  it('is in order of time, and at one time in that of the file', () => {
    const timeline = timelineOf(`functions: [{ name: a }]
timeline:
  - { at: 2h, do: PublishVersion, function: a }
  - { at: 1h, do: Invoke, function: a }
  - { at: 2h, do: DeleteFunction, function: a }`);
    expect(timeline.map((entry) => [entry.atMs / HOUR, entry.do])).toEqual([
      [1, 'Invoke'],
      [2, 'PublishVersion'],
      [2, 'DeleteFunction'],
    ]);
  });
});
