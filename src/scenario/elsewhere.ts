import { parameterNames } from '../model/parameters.ts';
import { quotaNames } from '../model/quotas.ts';

/** Where a key belongs that was found in a wrong place. */
export const elsewhere = (key: string): string | undefined => {
  if ((parameterNames as readonly string[]).includes(key)) return 'model';
  if ((quotaNames as readonly string[]).includes(key)) return 'account.quotas';
  return undefined;
};
