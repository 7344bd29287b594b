import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { arrivalSource, type ArrivalTraffic } from '../../../src/engine/traffic/arrivals.ts';
import type { CurveSpec } from '../../../src/scenario/scenario.ts';
import { arrivalsOf, stream } from './samples.ts';

const duration = { kind: 'fixed', ms: 100 } as unknown as ArrivalTraffic['duration'];
const common = { qualifier: '$LATEST', duration };
const LIMIT_MS = 100_000;

const time = fc.integer({ min: 0, max: 2 * LIMIT_MS });
const seed = fc.integer();

const rateCurve: fc.Arbitrary<CurveSpec> = fc.record({
  interpolate: fc.constantFrom('step', 'linear'),
  points: fc
    .array(
      fc.record({ atMs: time, value: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 20, noNaN: true })) }),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    .map((points) => points.sort((a, b) => a.atMs - b.atMs)),
});
const countsSpec = fc.record({
  intervalMs: fc.integer({ min: 1, max: 60_000 }),
  counts: fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 20 }),
});
const minuteField = fc.constantFrom('*', '*/7', '0', '1,30', '10-20');

/** Traffic of every form; a form that is missing here fails to compile. */
const byForm: { readonly [F in ArrivalTraffic['form']]: fc.Arbitrary<ArrivalTraffic> } = {
  rate: rateCurve.map((rate) => ({ ...common, form: 'rate', rate })),
  cron: minuteField.map((minutes) => ({ ...common, form: 'cron', cron: `${minutes} * * * *` })),
  invocations: fc.array(time).map((atMs) => ({ ...common, form: 'invocations', atMs })),
  counts: countsSpec.map((counts) => ({ ...common, form: 'counts', counts })),
};

const START = Date.UTC(2026, 10, 27, 0, 0, 30);

function run(traffic: ArrivalTraffic, streamSeed: number, durationMs: number): number[] {
  return arrivalsOf(arrivalSource(traffic, stream(streamSeed), { durationMs, startEpochMs: START }));
}

describe.each(Object.entries(byForm))('traffic of the form %s', (_form, traffic) => {
  test.prop([traffic, seed, fc.integer({ min: 1, max: LIMIT_MS })])(
    'arrives at whole milliseconds, in order, within the run',
    (spec, streamSeed, durationMs) => {
      let last = 0;
      for (const at of run(spec, streamSeed, durationMs)) {
        expect(Number.isInteger(at) && at >= last && at < durationMs).toBe(true);
        last = at;
      }
    },
  );

  test.prop([traffic, seed])('stays at its end', (spec, streamSeed) => {
    const source = arrivalSource(spec, stream(streamSeed), { durationMs: LIMIT_MS, startEpochMs: START });
    arrivalsOf(source);
    for (let i = 0; i < 50; i++) expect(source.next()).toBe(Infinity);
  });

  test.prop([traffic, seed])('is the same for the same seed', (spec, streamSeed) => {
    expect(run(spec, streamSeed, LIMIT_MS)).toEqual(run(spec, streamSeed, LIMIT_MS));
  });

  test.prop([traffic, seed, fc.integer({ min: 1, max: LIMIT_MS })])(
    'does not depend on how long the run is',
    (spec, streamSeed, durationMs) => {
      const longer = run(spec, streamSeed, LIMIT_MS);
      expect(run(spec, streamSeed, durationMs)).toEqual(longer.filter((at) => at < durationMs));
    },
  );
});

describe('what comes later changes nothing before it', () => {
  test.prop([rateCurve, seed, time, fc.double({ min: 0, max: 20, noNaN: true })])(
    'a point after the last of a rate',
    (rate, streamSeed, afterMs, value) => {
      const lastMs = rate.points.at(-1)?.atMs ?? 0;
      const point = { atMs: lastMs + afterMs, value };
      const longer = { ...rate, points: [...rate.points, point] };
      const keptUntil = rate.interpolate === 'step' ? point.atMs : lastMs;
      const before = (spec: CurveSpec): number[] =>
        run({ ...common, form: 'rate', rate: spec }, streamSeed, 3 * LIMIT_MS).filter((at) => at < keptUntil);
      expect(before(longer)).toEqual(before(rate));
    },
  );

  test.prop([countsSpec, seed, fc.nat(30)])(
    'an interval after the last of a trace',
    (counts, streamSeed, more) => {
      const longer = { ...counts, counts: [...counts.counts, more] };
      const all = (spec: typeof counts): number[] =>
        run({ ...common, form: 'counts', counts: spec }, streamSeed, Number.MAX_SAFE_INTEGER);
      const before = all(counts);
      expect(all(longer).slice(0, before.length)).toEqual(before);
    },
  );
});
