import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrivalSource, type ArrivalTraffic } from '../../../src/engine/traffic/arrivals.ts';
import type { CurveSpec } from '../../../src/scenario/scenario.ts';
import { arrivalsOf, stream } from './samples.ts';

const common = { qualifier: '$LATEST', duration: { fixed: 100 } };
const anyCommon = { qualifier: fc.constant('$LATEST'), duration: fc.constant({ fixed: 100 }) };
const LIMIT_MS = 100_000;

const time = fc.integer({ min: 0, max: 2 * LIMIT_MS });
const seed = fc.integer();

const perSecond = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 20, noNaN: true }));
const rateCurve: fc.Arbitrary<CurveSpec> = fc.record({
  interpolate: fc.constantFrom('step', 'linear'),
  points: fc
    .array(fc.record({ atMs: time, value: perSecond }), { minLength: 1, maxLength: 6 })
    .map((points) => points.sort((a, b) => a.atMs - b.atMs)),
});
const countsSpec = fc.record({
  intervalMs: fc.integer({ min: 1, max: 60_000 }),
  counts: fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 20 }),
});
const cronExpression = fc.constantFrom(
  '* * * * *',
  '*/7 * * * *',
  '0 0 * * *',
  '1,30 0-5 * * *',
  '0 0 30 2 *',
);

/** Traffic of every form; a form that is missing here fails to compile. */
const byForm: { readonly [F in ArrivalTraffic['form']]: fc.Arbitrary<ArrivalTraffic> } = {
  rate: fc.record({ ...anyCommon, form: fc.constant('rate' as const), rate: rateCurve }),
  cron: fc.record({ ...anyCommon, form: fc.constant('cron' as const), cron: cronExpression }),
  invocations: fc.record({ ...anyCommon, form: fc.constant('invocations' as const), atMs: fc.array(time) }),
  counts: fc.record({ ...anyCommon, form: fc.constant('counts' as const), counts: countsSpec }),
};

const START = Date.UTC(2026, 10, 27, 0, 0, 30);

function run(traffic: ArrivalTraffic, streamSeed: number, durationMs: number): number[] {
  return arrivalsOf(arrivalSource(traffic, stream(streamSeed), { durationMs, startEpochMs: START }));
}

describe.each(Object.entries(byForm))('traffic of the form %s', (_form, traffic) => {
  test('arrives at whole milliseconds, in order, within the run', () => {
    fc.assert(
      fc.property(traffic, seed, fc.integer({ min: 1, max: LIMIT_MS }), (spec, streamSeed, durationMs) => {
        let last = 0;
        for (const at of run(spec, streamSeed, durationMs)) {
          expect(Number.isInteger(at) && at >= last && at < durationMs).toBe(true);
          last = at;
        }
      }),
    );
  });

  test('stays at its end', () => {
    fc.assert(
      fc.property(traffic, seed, (spec, streamSeed) => {
        const source = arrivalSource(spec, stream(streamSeed), { durationMs: LIMIT_MS, startEpochMs: START });
        arrivalsOf(source);
        for (let i = 0; i < 50; i++) expect(source.next()).toBe(Infinity);
      }),
    );
  });

  test('is the same for the same seed', () => {
    fc.assert(
      fc.property(traffic, seed, (spec, streamSeed) => {
        expect(run(spec, streamSeed, LIMIT_MS)).toEqual(run(spec, streamSeed, LIMIT_MS));
      }),
    );
  });

  test('does not depend on how long the run is', () => {
    fc.assert(
      fc.property(traffic, seed, fc.integer({ min: 1, max: LIMIT_MS }), (spec, streamSeed, durationMs) => {
        const longer = run(spec, streamSeed, LIMIT_MS);
        expect(run(spec, streamSeed, durationMs)).toEqual(longer.filter((at) => at < durationMs));
      }),
    );
  });
});

describe('what comes later changes nothing before it', () => {
  test('a point after the last of a rate', () => {
    fc.assert(
      fc.property(rateCurve, seed, time, perSecond, (rate, streamSeed, afterMs, value) => {
        const lastMs = rate.points.at(-1)?.atMs ?? 0;
        const point = { atMs: lastMs + afterMs, value };
        const longer = { ...rate, points: [...rate.points, point] };
        const keptMs = rate.interpolate === 'step' ? point.atMs : lastMs;
        const before = (rateThere: CurveSpec): number[] =>
          run({ ...common, form: 'rate', rate: rateThere }, streamSeed, 5 * LIMIT_MS).filter(
            (at) => at < keptMs,
          );
        expect(before(longer)).toEqual(before(rate));
      }),
    );
  });

  test('an interval after the last of a trace', () => {
    fc.assert(
      fc.property(countsSpec, seed, fc.nat(30), (counts, streamSeed, more) => {
        const longer = { ...counts, counts: [...counts.counts, more] };
        const all = (spec: typeof counts): number[] =>
          run({ ...common, form: 'counts', counts: spec }, streamSeed, Number.MAX_SAFE_INTEGER);
        const before = all(counts);
        expect(all(longer).slice(0, before.length)).toEqual(before);
      }),
    );
  });
});
