import type { RunResult } from '../engine/result.ts';
import type { ReportOptions } from './options.ts';
import { painter } from './paint.ts';
import { answer } from './text/answer.ts';
import { assumptions } from './text/assumptions.ts';
import { enis } from './text/enis.ts';
import { findings } from './text/findings.ts';
import { footer } from './text/footer.ts';
import { functions } from './text/functions.ts';
import { keys } from './text/keys.ts';
import { natGateways } from './text/nat-gateways.ts';
import { operations } from './text/operations.ts';
import type { Section } from './text/section.ts';
import { states } from './text/states.ts';
import { subnets } from './text/subnets.ts';
import { thresholds } from './text/thresholds.ts';
import { title } from './text/title.ts';

const sections: readonly Section[] = [
  title,
  answer,
  enis,
  keys,
  natGateways,
  subnets,
  functions,
  states,
  operations,
  thresholds,
  findings,
  assumptions,
  footer,
];

/** The report for people: the answer first, then what it rests on. */
export const renderText = (result: RunResult, options: ReportOptions): string => {
  const page = { ...options, paint: painter(options.colour) };
  const written = sections.map((section) => section(result, page)).filter((lines) => lines.length > 0);
  return `${written.map((lines) => lines.join('\n')).join('\n\n')}\n`;
};
