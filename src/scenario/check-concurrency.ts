import { resolveQuotas } from '../model/quotas.ts';
import type { Check } from './draft.ts';

/** No more concurrency can be reserved than the account has; told where the sum goes beyond it. */
export const checkConcurrency: Check = ({ file, functions }) => {
  const { concurrentExecutions: limit } = resolveQuotas(file.preset, {
    ...file.model.quotas,
    ...file.account.quotas,
  });
  let sum = 0;
  let beyond: number | undefined;
  for (const { definition, index } of functions) {
    sum += definition.reservedConcurrency ?? 0;
    if (sum > limit) beyond ??= index;
  }
  if (beyond === undefined) return [];
  const message = `all functions together reserve ${sum}, more than the concurrentExecutions of the account, ${limit}`;
  return [{ code: 'SCN024', path: ['functions', beyond, 'reservedConcurrency'], message }];
};
