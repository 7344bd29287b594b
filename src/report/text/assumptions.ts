import type { Assumption } from '../../engine/result.ts';
import { assumptionsThatMattered } from '../assumptions.ts';
import type { Column } from '../table.ts';
import { titledTable, type Section } from './section.ts';

const originOf = ({ from, assumed, measured }: Assumption): string => {
  if (from === 'scenario') return 'this scenario';
  if (assumed) return 'assumed';
  return measured === true ? 'measured' : 'published';
};

const columns: readonly Column<Assumption>[] = [
  { head: 'parameter', cell: ({ parameter }) => parameter },
  { head: 'value', cell: ({ value }) => value, shrinksTo: 32, prose: true },
  {
    head: 'from',
    cell: originOf,
  },
  { head: 'basis', cell: ({ basis }) => basis, shrinksTo: 16, prose: true },
];

/** The values that this outcome hangs on. */
export const assumptions: Section = (result, page) => {
  const used = assumptionsThatMattered(result);
  return used.length === 0 ? [] : titledTable(page, 'What this rests on', columns, used);
};
