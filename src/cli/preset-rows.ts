import {
  describeParameter,
  parameterNames,
  parameterRows,
  type ParameterRow,
  type PresetName,
} from '../model/parameters.ts';
import { quotaNames, quotaRows } from '../model/quotas.ts';

/** A parameter or a quota with its value in each preset, in words. */
export interface PresetRow {
  readonly name: string;
  readonly kind: 'parameter' | 'quota';
  readonly what: string;
  readonly unit: string | null;
  readonly values: Readonly<Partial<Record<PresetName, string>>>;
  readonly basis: string;
  /** True when nothing is published and the value is ours. */
  readonly assumption: boolean;
  /** Set when the value was measured against AWS, and nothing is published. */
  readonly measured?: true;
}

/** All of them, parameters first, in the order of their tables. */
export const presetRows = (presets: readonly PresetName[]): PresetRow[] => [
  ...parameterNames.map((name): PresetRow => {
    const row: ParameterRow = parameterRows[name];
    return {
      name,
      kind: 'parameter',
      what: row.what,
      unit: row.unit ?? null,
      values: each(presets, (preset) => describeParameter(name, parameterRows[name].values[preset])),
      basis: row.basis,
      assumption: row.assumption,
      ...(row.measured === undefined ? {} : { measured: row.measured }),
    };
  }),
  ...quotaNames.map((name): PresetRow => {
    const { what, unit, values, source } = quotaRows[name];
    return {
      name,
      kind: 'quota',
      what: `${what}.`,
      unit,
      values: each(presets, (preset) => String(values[preset])),
      basis: source,
      assumption: false,
    };
  }),
];

const each = (presets: readonly PresetName[], value: (preset: PresetName) => string): PresetRow['values'] =>
  Object.fromEntries(presets.map((preset) => [preset, value(preset)]));
