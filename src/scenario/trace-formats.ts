import { readInvocations } from './trace-azure2019.ts';
import { readInvocationEnds } from './trace-azure2021.ts';
import { readCloudWatch } from './trace-cloudwatch.ts';
import { readContainers } from './trace-containers.ts';
import type { TraceReader } from './trace-row.ts';
import { readTimeSeries } from './trace-time-series.ts';

/** Every layout of invocation traces, by the word that `format` takes. A new one is one row. */
export const traceFormats = {
  azure2019: readInvocations,
  azure2021: readInvocationEnds,
  csv: readTimeSeries('invocations'),
  cloudwatch: readCloudWatch('invocations'),
} as const satisfies Record<string, TraceReader>;

/** Every layout of traces of open environments. */
export const concurrencyFormats = {
  containers: readContainers,
  csv: readTimeSeries('concurrency'),
  cloudwatch: readCloudWatch('concurrency'),
} as const satisfies Record<string, TraceReader>;

/** A layout that `trace.format` may name. */
export type TraceFormat = keyof typeof traceFormats;
/** A layout that `concurrency.trace.format` may name. */
export type ConcurrencyFormat = keyof typeof concurrencyFormats;

/** Every layout, in the order of the rows. */
export const traceFormatNames = Object.keys(traceFormats) as TraceFormat[];
/** Every layout of environments, in the order of the rows. */
export const concurrencyFormatNames = Object.keys(concurrencyFormats) as ConcurrencyFormat[];
