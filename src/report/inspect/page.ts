import type { Inspection } from '../../inspect/inspect.ts';
import { plainReport, type ReportOptions } from '../options.ts';
import { painter } from '../paint.ts';
import type { Page } from '../text/section.ts';

/** How an inspection is to look. */
export type InspectionOptions = Pick<ReportOptions, 'width' | 'colour'>;

/** One part of an inspection as lines; without lines it is left out. */
export type InspectionSection = (inspection: Inspection, page: Page) => readonly string[];

/** The page that the sections are set on. */
export const pageOf = ({ width, colour }: InspectionOptions): Page => ({
  ...plainReport,
  width,
  colour,
  paint: painter(colour),
});
