/** Inspections of scenarios built in code, for the tests of their report. */
import { inspect, type Inspection } from '../../../src/inspect/inspect.ts';
import type { Gaps } from '../../../src/scenario/gaps.ts';
import { scenario } from '../../support/scenarios.ts';

const place = { line: 3, col: 5 };

export const inspection = (parts: Parameters<typeof scenario>[0] = {}, gaps?: Gaps): Inspection =>
  inspect(
    {
      scenario: scenario(parts),
      findings: [],
      locate: () => place,
      locateFunction: () => place,
      policySource: () => ({ name: '', locate: () => ({ file: 'x.yaml', ...place }) }),
    },
    'x.yaml',
    gaps,
  );
