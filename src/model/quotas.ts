/** The quotas of an account: each is one row with limit, unit, scope and source. */
import type { PresetName } from './parameters.ts';

/** One quota: limit, unit, scope and source. */
export interface QuotaRow {
  readonly what: string;
  /** Its name among the parameters of the model. */
  readonly parameter: string;
  readonly unit: string;
  readonly scope: 'VPC' | 'Region';
  readonly values: Readonly<Record<PresetName, number>>;
  readonly source: string;
}

/** Every quota of the account, one row each. */
export const quotaRows = {
  enisPerVpc: {
    parameter: 'enisPerVpc',
    what: 'Hyperplane ENIs per VPC, shared with EFS and other services',
    unit: 'ENIs',
    scope: 'VPC',
    values: { 'docs-2024': 250, 'docs-2026': 500 },
    source: 'Lambda quotas page, editions of 2022 (250) and 2026 (500); adjustable to thousands',
  },
  enisPerRegion: {
    parameter: 'enisPerRegion',
    what: 'Network interfaces per Region',
    unit: 'ENIs',
    scope: 'Region',
    values: { 'docs-2024': 5000, 'docs-2026': 5000 },
    source: 'Amazon VPC quotas; adjustable',
  },
  concurrentExecutions: {
    parameter: 'accountConcurrency',
    what: 'Concurrent executions of all functions of the account',
    unit: 'executions',
    scope: 'Region',
    values: { 'docs-2024': 1000, 'docs-2026': 1000 },
    source: 'Lambda quotas page; adjustable to tens of thousands',
  },
} as const satisfies Record<string, QuotaRow>;

/** The name of a quota. */
export type QuotaName = keyof typeof quotaRows;
/** The limits of one account. */
export type Quotas = Readonly<Record<QuotaName, number>>;
/** The names in the order of the table. */
export const quotaNames = Object.keys(quotaRows) as readonly QuotaName[];

/** The preset's quotas, with the account's own in their place. */
export const resolveQuotas = (preset: PresetName, overrides: Partial<Quotas> = {}): Quotas =>
  Object.fromEntries(
    quotaNames.map((name) => [name, overrides[name] ?? quotaRows[name].values[preset]]),
  ) as unknown as Quotas;
