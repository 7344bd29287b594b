/** The account and the Region of a plan, as far as ARNs and the provider tell. */
import { at, itemsOf, textOf } from '../term.ts';
import type { DraftAccount } from '../draft.ts';
import type { Plan } from './plan.ts';
import { textAt } from './side.ts';

/** Of the functions' ARNs, else of the provider's configuration. */
export const accountOf = (plan: Plan): Pick<DraftAccount, 'accountId' | 'region'> => {
  const arns = plan.resources.flatMap(({ type, before, after }) =>
    type === 'aws_lambda_function'
      ? [after, before].flatMap((side) => (side === null ? [] : (textAt(side, 'arn') ?? [])))
      : [],
  );
  const parts = arns.map((arn) => /^arn:[\w-]+:lambda:([a-z0-9-]+):(\d{12}):/.exec(arn)).find(Boolean);
  return { accountId: parts?.[2] ?? null, region: parts?.[1] ?? regionOf(plan) };
};

const regionOf = ({ term }: Plan): string | null => {
  const region = at(term, 'configuration', 'provider_config', 'aws', 'expressions', 'region');
  const [first = ''] = itemsOf(at(region, 'references')).flatMap((one) => textOf(one) ?? []);
  const [, variable = ''] = /^var\.([\w-]+)$/.exec(first) ?? [];
  const found = textOf(at(region, 'constant_value')) ?? textOf(at(term, 'variables', variable, 'value'));
  return found !== undefined && /^[a-z]{2}(-[a-z]+)+-\d$/.test(found) ? found : null;
};
