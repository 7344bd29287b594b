/** The traffic of functions, from CloudWatch's metrics of Lambda. Source: CloudWatch API reference, GetMetricData. */
import type { Milliseconds } from '../../kernel/time.ts';
import type { Path } from '../../scenario/problem.ts';
import { isOf, rowsOf, type Measure } from '../../scenario/trace-cloudwatch.ts';
import { readCloudWatchDocument, type Datum } from '../../scenario/trace-cloudwatch-json.ts';
import { TraceFindings } from '../../scenario/trace-findings.ts';
import type { TraceRow } from '../../scenario/trace-row.ts';
import type { Place } from '../place.ts';
import { at, type Term } from '../term.ts';
import type { Answer } from './answers.ts';
import { few } from './few.ts';
import { compare } from './one-of-each.ts';
import { namedByFile } from './named-by-file.ts';
import { periodOf } from './period.ts';
import { plain } from './policy.ts';
import type { Reading } from './reading.ts';
import { callsOf, concurrencyOf } from './traffic.ts';

/** The traffic of one function, as a scenario states it. */
export interface Measured {
  readonly name: string;
  readonly traffic: object;
  readonly place: Place;
}

/** All traffic, and the time that it covers. */
export interface Metrics {
  readonly measured: readonly Measured[];
  readonly start: string | null;
  readonly duration: Milliseconds | null;
}

const nothing: Metrics = { measured: [], start: null, duration: null };

const answersOf = (reading: Reading): readonly Answer[] =>
  reading.of('cloudwatch get-metric-data', 'cloudwatch get-metric-statistics');

/** Whether there are metrics among the inputs. */
export const hasMetrics = (reading: Reading): boolean => answersOf(reading).length > 0;

/** Reads the metrics; `names` are the functions that the other answers have, `period` is what the command line says. */
export const readMetrics = (
  names: readonly string[],
  period: string | undefined,
  reading: Reading,
): Metrics => {
  const answers = answersOf(reading);
  if (answers.length === 0) return nothing;
  const places: Place[] = [];
  // A line of these findings is the number of a place.
  const findings = new TraceFindings('');
  const data = answers.flatMap(({ body, file }) => {
    const own = new DocumentPlaces(body, places);
    const read = readCloudWatchDocument(whole(body, reading), findings, own.numberOf);
    return named(
      read,
      () => namedByFile(file, names) ?? (names.length === 1 ? names[0] : undefined),
      body,
      reading,
    ).map((datum) => ({ ...datum, path: [own.numberOf(datum.path)] }));
  });
  const metrics = metricsOf(data, findings, places, period, reading);
  for (const { code, line, message, fix } of findings.all()) {
    const place = places[line] ?? answers[0]?.body.place ?? { file: '', line: 1, col: 1 };
    if (code === 'SCN029') reading.gap(place, message, 'left out');
    else reading.finding('IMP040', place, message, fix);
  }
  return metrics;
};

/** Numbers for places in one document. */
class DocumentPlaces {
  constructor(
    readonly body: Term,
    readonly places: Place[],
  ) {}

  readonly numberOf = (path: Path): number => {
    let found: Term = this.body;
    for (const step of path) {
      const next = found.is === 'list' ? found.items[Number(step)] : at(found, String(step));
      if (next === undefined) break;
      found = next;
    }
    return this.places.push(found.place) - 1;
  };
}

/** The document without what says that it is cut off, which is a gap and no error here. */
const whole = (body: Term, reading: Reading): unknown => {
  const { NextToken: _, ...document } = plain(body) as { NextToken?: unknown; MetricDataResults?: unknown };
  const results = document.MetricDataResults;
  if (!Array.isArray(results)) return document;
  const MetricDataResults = results.map((result: unknown, index) => {
    if (typeof result !== 'object' || result === null) return result;
    const { StatusCode: status, ...rest } = result as { StatusCode?: unknown };
    const list = at(body, 'MetricDataResults');
    const term = list?.is === 'list' ? list.items[index] : undefined;
    if (status !== undefined && status !== 'Complete')
      reading.gap(
        (at(term, 'StatusCode') ?? body).place,
        `a result is ${JSON.stringify(status)}, not Complete`,
        'calls of the periods that lack are left out',
      );
    return rest;
  });
  return { ...document, MetricDataResults };
};

/** Values of no named function are of the one that the file's name says, or of the only one there is. */
const named = (
  data: readonly Datum[],
  otherwise: () => string | undefined,
  body: Term,
  reading: Reading,
): Datum[] => {
  if (data.every(({ name }) => name.function !== '')) return [...data];
  const name = otherwise();
  if (name === undefined)
    reading.gap(
      body.place,
      'which function these metrics are of is not known: neither the Label nor the name of the file says it',
      'left out',
    );
  return data.flatMap((datum) => {
    if (datum.name.function !== '') return [datum];
    return name === undefined ? [] : [{ ...datum, name: { ...datum.name, function: name } }];
  });
};

const metricsOf = (
  data: readonly Datum[],
  findings: TraceFindings,
  places: readonly Place[],
  given: string | undefined,
  reading: Reading,
): Metrics => {
  const counted = data.filter(({ name }) => isOf('invocations', name) || isOf('concurrency', name));
  const firsts = new Map(data.toReversed().map(({ name, path }) => [name.function, Number(path[0] ?? 0)]));
  const placeOf = (name: string): Place => places[firsts.get(name) ?? 0] as Place;
  const told = new Set(counted.map(({ name }) => name.function));
  for (const name of new Set(data.map((datum) => datum.name.function)))
    if (!told.has(name))
      reading.gap(
        placeOf(name),
        `how often ${name} is called is not known: the metrics have neither the Sum of its Invocations nor the Maximum of its ConcurrentExecutions`,
        'nothing calls it',
      );
  const times = [...new Set(counted.map(({ time }) => time))].sort((a, b) => a - b);
  const [start] = times;
  if (start === undefined || findings.hasErrors()) return nothing;
  const place = places[Number(counted[0]?.path[0] ?? 0)] as Place;
  const period = periodOf(times, given, place, reading);
  if (period === null) return nothing;
  const options = { gaps: 'zero', from: start, period } as const;
  const lineOf = (path: Path): number => Number(path[0] ?? 0);
  const rows = (measure: Measure): TraceRow[] =>
    counted.some(({ name }) => isOf(measure, name)) ? rowsOf(measure, data, options, findings, lineOf) : [];
  const byName = new Map<string, object>();
  for (const row of rows('concurrency')) byName.set(row.function, concurrencyOf(row));
  const calls = rows('invocations');
  for (const row of calls) byName.set(row.function, callsOf(row));
  const untimed = calls.filter(({ duration }) => duration === undefined).map(({ function: name }) => name);
  if (untimed[0] !== undefined)
    reading.gap(
      placeOf(untimed[0]),
      `how long a call of ${few(untimed.sort(compare))} runs is not known`,
      '100ms each',
    );
  return {
    measured: [...byName]
      .map(([name, traffic]) => ({ name, traffic, place: placeOf(name) }))
      .sort((a, b) => compare(a.name, b.name)),
    start: new Date(start).toISOString().replace('.000', ''),
    duration: (times.at(-1) ?? start) - start + period,
  };
};
