import { beforeEach, describe, expect, it } from 'vitest';
import { RateFlow } from '../../../src/engine/aggregate/flow-rate.ts';
import { MinuteGrid } from '../../../src/engine/aggregate/minute-grid.ts';
import { Pace } from '../../../src/engine/aggregate/pace.ts';
import { EngineContext } from '../../../src/engine/engine-context.ts';
import { Journal } from '../../../src/engine/journal.ts';
import { Streams } from '../../../src/kernel/random.ts';
import { HOUR, MINUTE, SECOND } from '../../../src/kernel/time.ts';
import { resolveParameters, type Parameters } from '../../../src/model/parameters.ts';
import type { CurveSpec } from '../../../src/scenario/scenario.ts';

let context: EngineContext;
let woken: number;

const even: CurveSpec = { interpolate: 'step', points: [{ atMs: 0, value: 2 }] };
const slope = (to: number): CurveSpec => ({
  interpolate: 'linear',
  points: [
    { atMs: 0, value: 2 },
    { atMs: 10 * HOUR, value: to },
  ],
});
const paceOf = (curve: CurveSpec, parameters: Partial<Parameters> = {}): Pace => {
  context = new EngineContext(resolveParameters('docs-2024', parameters), new Streams(1), new Journal());
  const grid = new MinuteGrid(context);
  woken = 0;
  grid.add({ dueAt: Infinity, step: () => {}, wake: () => (woken += 1) });
  return new Pace(new RateFlow(curve, new Streams(1).stream('flow'), { durationMs: 10 * HOUR, startEpochMs: null }), grid, context); // prettier-ignore
};

describe('the pace of counted traffic', () => {
  let pace: Pace;
  beforeEach(() => {
    pace = paceOf(even);
    pace.feel('none');
  });

  it('doubles after a change, from a second on', () => {
    context.now = HOUR;
    pace.onChange();
    expect(pace.limit).toBe(HOUR + SECOND);
    context.now = HOUR + 8 * SECOND;
    expect(pace.limit).toBe(HOUR + 16 * SECOND);
  });

  it('is slower to lengthen near a limit', () => {
    context.now = HOUR;
    pace.feel('near');
    context.now = HOUR + 64 * SECOND;
    expect(pace.limit - context.now).toBe(2 * SECOND);
    pace.feel('tight');
    expect(pace.limit - context.now).toBe(SECOND);
  });

  it('tells the others when it leaves the calm, and not when it comes closer still', () => {
    expect(woken).toBe(0);
    pace.feel('near');
    context.now = HOUR;
    pace.feel('tight');
    expect(woken).toBe(1);
  });

  it('rests for an hour at an even rate, for ten minutes on a gentle slope, and not on a steep one', () => {
    expect(pace.calmMs).toBe(HOUR);
    const calmOn = (to: number): number => {
      const one = paceOf(slope(to));
      one.feel('none');
      return one.calmMs;
    };
    expect(calmOn(2.4)).toBe(HOUR);
    expect(calmOn(4)).toBe(10 * MINUTE);
    expect(calmOn(200)).toBe(0);
  });

  it('does not rest near a limit, nor where environments are kept for less than a minute', () => {
    pace.feel('near');
    expect(pace.calmMs).toBe(0);
    const hasty = paceOf(even, { environmentKeepAlive: 59 * SECOND });
    hasty.feel('none');
    expect(hasty.calmMs).toBe(0);
  });
});
