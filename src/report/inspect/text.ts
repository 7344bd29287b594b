import type { Inspection } from '../../inspect/inspect.ts';
import { findings } from './findings.ts';
import { footer } from './footer.ts';
import { internet } from './internet.ts';
import { keys } from './keys.ts';
import { pageOf, type InspectionOptions, type InspectionSection } from './page.ts';
import { quotas } from './quotas.ts';
import { subnets } from './subnets.ts';
import { summary } from './summary.ts';
import { unresolved } from './unresolved.ts';

const sections: readonly InspectionSection[] = [
  summary,
  findings,
  unresolved,
  quotas,
  subnets,
  keys,
  internet,
  footer,
];

/** The inspection for people: the answer first, then what it rests on. */
export const renderInspectionText = (inspection: Inspection, options: InspectionOptions): string => {
  const page = pageOf(options);
  const written = sections.map((section) => section(inspection, page)).filter((lines) => lines.length > 0);
  return `${written.map((lines) => lines.join('\n')).join('\n\n')}\n`;
};
