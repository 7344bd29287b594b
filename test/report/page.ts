/** A plain page of 100 columns for the tests of sections. */
import { plainReport, type ReportOptions } from '../../src/report/options.ts';
import { painter } from '../../src/report/paint.ts';
import type { Page } from '../../src/report/text/section.ts';

export const page = (options: Partial<ReportOptions> = {}): Page => ({
  ...plainReport,
  paint: painter(false),
  ...options,
});
