import { describeParameter, parameterNames, parameterRows, type ParameterRow } from '../model/parameters.ts';
import { quotaNames, quotaRows } from '../model/quotas.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Assumption } from './result.ts';

/** Every parameter and quota with its value, its basis and who set it. */
export const assumptionsOf = ({ parameters, account, overridden }: Scenario): Assumption[] => [
  ...parameterNames.map((name) => {
    const { basis, assumption, measured }: ParameterRow = parameterRows[name];
    return {
      parameter: name,
      value: describeParameter(name, parameters[name]),
      basis,
      from: overridden.includes(name) ? ('scenario' as const) : ('preset' as const),
      assumed: assumption,
      ...(measured === undefined ? {} : { measured }),
    };
  }),
  ...quotaNames.map((name) => ({
    parameter: name,
    value: `${account.quotas[name]} ${quotaRows[name].unit}`,
    basis: quotaRows[name].source,
    from: overridden.includes(name) ? ('scenario' as const) : ('preset' as const),
    assumed: false,
  })),
];
