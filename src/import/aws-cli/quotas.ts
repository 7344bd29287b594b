/** The quotas of the account. */
import type { QuotaName } from '../../model/quotas.ts';
import { at, textOf, type Term } from '../term.ts';
import type { Reading } from './reading.ts';

/** By their codes of Service Quotas. Source: Service Quotas, services `lambda` and `vpc`. */
const codes: ReadonlyMap<string, QuotaName> = new Map([
  ['L-9FEE3D26', 'enisPerVpc'],
  ['L-DF5E4CA3', 'enisPerRegion'],
  ['L-B99A9384', 'concurrentExecutions'],
]);

/** The quotas that are told; of one that is told twice, the last in reading order. */
export const readQuotas = (reading: Reading): Partial<Record<QuotaName, number>> => {
  const found: Partial<Record<QuotaName, number>> = {};
  const read = (term: Term): void => {
    const name = codes.get(textOf(at(term, 'QuotaCode')) ?? '');
    if (name === undefined) return;
    const value = reading.whole(term, 'Value');
    if (value !== null) found[name] = value;
  };
  for (const term of reading.items('service-quotas list-service-quotas', 'Quotas')) read(term);
  for (const { body } of reading.of('service-quotas get-service-quota')) {
    const quota = at(body, 'Quota');
    if (quota !== undefined) read(quota);
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
};
