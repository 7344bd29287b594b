import { readInvocations } from './trace-azure2019.ts';
import type { TraceReader } from './trace-csv.ts';

/** Every layout of invocation traces, by the word that `format` takes. A new one is one row. */
export const traceFormats = { azure2019: readInvocations } as const satisfies Record<string, TraceReader>;

/** A layout that `trace.format` may name. */
export type TraceFormat = keyof typeof traceFormats;

/** Every layout, in the order of the rows. */
export const traceFormatNames = Object.keys(traceFormats) as TraceFormat[];
