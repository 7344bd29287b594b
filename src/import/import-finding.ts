import { findingCodes } from '../scenario/finding-codes.ts';
import type { Finding } from '../scenario/finding.ts';
import type { ImportCode } from '../scenario/import-codes.ts';
import type { Place } from './place.ts';

/** A finding about an input file; its severity is in the row of its code. */
export const importFinding = (code: ImportCode, place: Place, message: string, fix?: string): Finding => ({
  code,
  severity: findingCodes[code].severity,
  ...place,
  message,
  ...(fix === undefined ? {} : { fix }),
});
