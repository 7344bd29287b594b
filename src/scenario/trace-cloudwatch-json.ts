/** The JSON of `aws cloudwatch get-metric-data` and `get-metric-statistics`, one document or a list of them. */
import { z } from 'zod';
import { findJsonSyntaxError } from '../iam/json-syntax.ts';
import { parseInstant } from './instant.ts';
import { formatPath, type Path } from './problem.ts';
import { show } from './show.ts';
import { nameOf, type MeasuredName } from './trace-cloudwatch-names.ts';
import { countLines } from './trace-blocks.ts';
import type { TraceFindings } from './trace-findings.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

/** One value of a metric, at the start of its period. */
export interface Datum {
  readonly name: MeasuredName;
  /** Epoch milliseconds. */
  readonly time: number;
  readonly value: number;
  readonly path: Path;
}

const result = z.object({
  Id: z.string().optional(),
  Label: z.string().default(''),
  Timestamps: z.array(z.string()),
  Values: z.array(z.number()),
  StatusCode: z.string().optional(),
});
const metricData = z.object({ MetricDataResults: z.array(result), NextToken: z.string().optional() });
const datapoint = z
  .object({ Timestamp: z.string(), ExtendedStatistics: z.record(z.string(), z.number()).default({}) })
  .catchall(z.unknown());
const metricStatistics = z.object({ Label: z.string(), Datapoints: z.array(datapoint) });

/** What a text says, and where in it a path leads. */
export interface CloudWatchText {
  readonly data: readonly Datum[];
  readonly lineOf: (path: Path) => number;
}

/** Reads the text; what is no such document has then been reported. */
export const readCloudWatchText = (text: string, findings: TraceFindings): CloudWatchText => {
  const broken = findJsonSyntaxError(text);
  const lineOf = lineFinder(text, findings.file);
  if (broken !== null) {
    findings.report(countLines(text.slice(0, broken.offset)) + 1, `this is not JSON: ${broken.message}`);
    return { data: [], lineOf };
  }
  const document: unknown = JSON.parse(text);
  return { data: readCloudWatchDocument(document, findings, lineOf), lineOf };
};

/** Reads a document, or a list of them, that is no text any more; `lineOf` says where a path leads. */
export const readCloudWatchDocument = (
  document: unknown,
  findings: TraceFindings,
  lineOf: (path: Path) => number,
): Datum[] => {
  const report = (path: Path, message: string, code: 'SCN012' | 'SCN029' = 'SCN012') =>
    findings.report(lineOf(path), message, code);
  return Array.isArray(document)
    ? document.flatMap((one: unknown, index) => read(one, [index], report))
    : read(document, [], report);
};

type Report = (path: Path, message: string, code?: 'SCN029') => void;

const read = (document: unknown, base: Path, report: Report): Datum[] => {
  const keys = typeof document === 'object' && document !== null ? Object.keys(document) : [];
  if (keys.includes('MetricDataResults')) return readMetricData(document, base, report);
  if (keys.includes('Datapoints')) return readStatistics(document, base, report);
  const found = keys.length === 0 ? show(document) : `the keys ${keys.slice(0, 5).map(show).join(', ')}`;
  report(
    base,
    `expected MetricDataResults (get-metric-data) or Datapoints (get-metric-statistics), found ${found}`,
  );
  return [];
};

const readMetricData = (document: unknown, base: Path, report: Report): Datum[] => {
  const parsed = metricData.safeParse(document);
  if (!parsed.success) return complain(parsed.error, base, report);
  const { MetricDataResults: results, NextToken: token } = parsed.data;
  if (token !== undefined)
    report([...base, 'NextToken'], 'NextToken: this is not the whole answer, more pages follow');
  const incomplete = new Map<string, Path>();
  const data = results.flatMap(
    ({ Id: id, Label: label, Timestamps: times, Values: values, StatusCode: status }, index) => {
      const path = [...base, 'MetricDataResults', index];
      // The pages of one answer are joined to results with the same Id, of which the last tells whether it is whole.
      if (status === undefined || status === 'Complete') incomplete.delete(`${id} ${label}`);
      else incomplete.set(`${id} ${label}`, [...path, 'StatusCode']);
      const name = nameOf(label, id);
      if (name === null) {
        report(
          path,
          `the result ${show(id)}, labelled ${show(label)}, is not played: neither names Invocations, ConcurrentExecutions or Duration`,
          'SCN029',
        );
        return [];
      }
      if (times.length !== values.length) {
        report(path, `there are ${times.length} Timestamps and ${values.length} Values`);
        return [];
      }
      return times.flatMap((time, at) =>
        datumOf(name, time, values[at] ?? NaN, [...path, 'Timestamps', at], [...path, 'Values', at], report),
      );
    },
  );
  for (const [which, path] of incomplete)
    report(path, `the result ${show(which)} is not Complete: values are missing`);
  return data;
};

const readStatistics = (document: unknown, base: Path, report: Report): Datum[] => {
  const parsed = metricStatistics.safeParse(document);
  if (!parsed.success) return complain(parsed.error, base, report);
  const { Label: label, Datapoints: points } = parsed.data;
  const name = nameOf(label);
  if (name === null) {
    report([...base, 'Label'], `the metric ${show(label)} is not played`, 'SCN029');
    return [];
  }
  return points.flatMap(({ Timestamp: time, ExtendedStatistics: extended, ...others }, index) => {
    const path = [...base, 'Datapoints', index];
    return Object.entries({ ...others, ...extended }).flatMap(([statistic, value]) =>
      typeof value === 'number'
        ? datumOf({ ...name, statistic }, time, value, [...path, 'Timestamp'], [...path, statistic], report)
        : [],
    );
  });
};

const datumOf = (
  name: MeasuredName,
  time: string,
  value: number,
  timePath: Path,
  path: Path,
  report: Report,
): Datum[] => {
  const epochMs = parseInstant(time);
  if (epochMs === undefined) {
    report(timePath, `${show(time)} is not an ISO 8601 time with its zone`);
    return [];
  }
  if (value < 0) {
    report(path, `${name.metric}: ${value} is less than 0`);
    return [];
  }
  return [{ name, time: epochMs, value, path }];
};

const complain = (error: z.ZodError, base: Path, report: Report): [] => {
  for (const { path, message } of error.issues) {
    const inFile = [...base, ...(path as Path)];
    report(inFile, `${formatPath(inFile)}: ${message}`);
  }
  return [];
};

/** Lines are looked for only in a text that has something wrong. */
const lineFinder = (text: string, file: string) => {
  let source: YamlSource | null | undefined;
  return (path: Path): number => {
    source ??= readYaml(text, file).source;
    return source?.locate(path).line ?? 1;
  };
};
