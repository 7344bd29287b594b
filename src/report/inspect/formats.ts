import type { Inspection } from '../../inspect/inspect.ts';
import type { InspectionOptions } from './page.ts';
import { renderInspectionJson } from './json.ts';
import { renderInspectionText } from './text.ts';

/** A way to write an inspection. */
export interface InspectionFormat {
  readonly name: string;
  /** How a file's name ends that is written in it. */
  readonly extensions: readonly string[];
  readonly render: (inspection: Inspection, options: InspectionOptions) => string;
}

/** Every format of an inspection; a new one is a line here. */
export const inspectionFormats: readonly InspectionFormat[] = [
  { name: 'text', extensions: ['.txt'], render: renderInspectionText },
  { name: 'json', extensions: ['.json'], render: renderInspectionJson },
];
