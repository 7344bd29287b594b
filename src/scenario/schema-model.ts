/** The blocks `model` and `account.quotas`: one key per row of the parameter and quota tables. */
import type { z } from 'zod';
import { formatDuration } from '../kernel/time.ts';
import {
  parameterNames,
  parameterRows,
  presetNames,
  type ParameterKind,
  type ParameterRow,
  type Parameters,
} from '../model/parameters.ts';
import { quotaNames, quotaRows, type QuotaName, type Quotas } from '../model/quotas.ts';
import { delay } from './schema-distribution.ts';
import { duration, number, onOff, orOff, sentence, strict, whole, word } from './schema-values.ts';

/** The name of a preset of the parameters. */
export const preset = word(presetNames);

const boundedDuration = ({ min = 0, max = Infinity }: ParameterRow) =>
  duration.refine((ms) => ms >= min && ms <= max, {
    params: sentence('SCN009'),
    error: ({ input }) =>
      (input as number) < min
        ? `${formatDuration(input as number)} is shorter than ${formatDuration(min)}`
        : `${formatDuration(input as number)} is longer than ${formatDuration(max)}`,
  });

/** How each kind of parameter is written. */
const schemaOf: Record<ParameterKind, (row: ParameterRow) => z.ZodType> = {
  delay: () => delay,
  delayOrSame: () => orOff(delay, 'a duration or a distribution'),
  duration: boundedDuration,
  durationOrOff: (row) => orOff(boundedDuration(row), 'a duration such as 90s'),
  ratioOrOff: ({ min = 0, max = 1 }) => orOff(number(min, max), `a ratio from ${min} to ${max}`),
  count: ({ min = 0, max }) => whole(min, max),
  rate: ({ min = 0, max }) => number(min, max),
  switch: () => onOff,
  choice: ({ choices = [] }) => word(choices),
};

const shapeOf = <N extends string>(
  names: readonly N[],
  schema: (name: N) => z.ZodType,
  what: (name: N) => string,
) => Object.fromEntries(names.map((name) => [name, schema(name).optional().describe(what(name))]));

const quotaOf: ReadonlyMap<string, QuotaName> = new Map(
  quotaNames.map((name) => [quotaRows[name].parameter, name]),
);

/** Overrides of the preset's parameters; quotas are parameters too, and `account.quotas` wins over them. */
export const model = strict({
  ...shapeOf(
    parameterNames,
    (name) => schemaOf[parameterRows[name].kind](parameterRows[name]),
    (name) => {
      const { what, unit }: ParameterRow = parameterRows[name];
      return unit === undefined ? what : `${what} Unit: ${unit}.`;
    },
  ),
  ...shapeOf(
    [...quotaOf.keys()],
    () => whole(0),
    (parameter) => `As account.quotas.${quotaOf.get(parameter)}, which wins.`,
  ),
}).transform((values): { parameters: Partial<Parameters>; quotas: Partial<Quotas> } => {
  const quotaValues = quotaNames.flatMap((name) => {
    const value = values[quotaRows[name].parameter];
    return value === undefined ? [] : [[name, value]];
  });
  const parameters = Object.entries(values).filter(([name]) => !quotaOf.has(name));
  return {
    parameters: Object.fromEntries(parameters),
    quotas: Object.fromEntries(quotaValues),
  };
});

/** Limits of the account, which win over the preset's. */
export const quotas = strict(
  shapeOf(
    quotaNames,
    () => whole(0),
    (name) => `${quotaRows[name].what} (per ${quotaRows[name].scope}).`,
  ),
).transform((values) => values as Partial<Quotas>);
