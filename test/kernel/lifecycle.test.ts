import { describe, expect, expectTypeOf, it } from 'vitest';
import { InvariantError } from '../../src/kernel/invariant.ts';
import { defineLifecycle, toMermaid, type StateOf, type TriggerOf } from '../../src/kernel/lifecycle.ts';

const door = defineLifecycle({
  name: 'door',
  states: {
    open: { passable: true, on: { shut: 'closed' } },
    closed: { passable: false, on: { open: 'open', burn: 'ashes' } },
    ashes: { passable: true, on: {} },
  },
});

describe('a lifecycle', () => {
  it('goes where the table says', () => {
    expect(door.next('open', 'shut')).toBe('closed');
    expect(door.next('closed', 'burn')).toBe('ashes');
  });

  it('throws where the table has no exit, naming lifecycle, state and trigger', () => {
    expect(() => door.next('ashes', 'open')).toThrow(
      new InvariantError('lifecycle-has-exit', 'door: no exit from ashes on open'),
    );
  });

  it('can be asked first', () => {
    expect([door.allows('closed', 'open'), door.allows('open', 'open')]).toEqual([true, false]);
  });

  it('tells what is true in a state', () => {
    expect(door.states.filter((state) => door.flagsOf(state).passable)).toEqual(['open', 'ashes']);
  });

  it('knows its states and exits in the order of the table', () => {
    expect(door.states).toEqual(['open', 'closed', 'ashes']);
    expect(door.transitions).toEqual([
      { from: 'open', trigger: 'shut', to: 'closed' },
      { from: 'closed', trigger: 'open', to: 'open' },
      { from: 'closed', trigger: 'burn', to: 'ashes' },
    ]);
  });

  it('is drawn from the table, so that a drawing is never wrong', () => {
    expect(toMermaid(door)).toBe(
      [
        'stateDiagram-v2',
        '  [*] --> open',
        '  open --> closed : shut',
        '  closed --> open : open',
        '  closed --> ashes : burn',
        '  ashes --> [*]',
      ].join('\n'),
    );
  });
});

it('the compiler knows states, triggers and facts, and refuses a table that is wrong', () => {
  expectTypeOf<StateOf<typeof door>>().toEqualTypeOf<'open' | 'closed' | 'ashes'>();
  expectTypeOf<TriggerOf<typeof door>>().toEqualTypeOf<'shut' | 'open' | 'burn'>();
  expectTypeOf(door.flagsOf('open')).toEqualTypeOf<Readonly<Record<'passable', boolean>>>();

  expect([
    // @ts-expect-error: no such state.
    () => door.next('ajar', 'shut'),
    // @ts-expect-error: no such trigger.
    () => door.next('open', 'slam'),
    // @ts-expect-error: an exit to a state that is not in the table.
    () => defineLifecycle({ name: '', states: { open: { on: { shut: 'closed' } } } }),
    // @ts-expect-error: a row that leaves out a fact of another.
    () => defineLifecycle({ name: '', states: { open: { passable: true, on: {} }, closed: { on: {} } } }),
  ]).toHaveLength(4);
});
