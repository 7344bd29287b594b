import type { RunResult } from '../../engine/result.ts';
import type { Rule } from '../trouble.ts';
import { usages, type Usage } from '../usage.ts';
import { number } from '../words.ts';

interface Margin {
  /** The share of the limit from which on it is tight. */
  readonly from: number;
  /** When the limit was not kept, another rule has told of it. */
  readonly broken: (result: RunResult) => boolean;
  readonly why: string;
  readonly fix: string;
}

const failedFor =
  (code: string) =>
  ({ functions }: RunResult): boolean =>
    functions.some((row) => row.stateReasonCode === code || row.lastUpdateStatusReasonCode === code);

/** From where on a limit that holds is worth a warning. */
const margins: Readonly<Record<Usage['kind'], Margin>> = {
  quota: {
    from: 0.8,
    broken: failedFor('EniLimitExceeded'),
    why: 'An update of a VpcConfig holds old and new ENIs side by side, and EFS and others take from the same quota.',
    fix: 'Ask for a higher quota before it is needed, or let functions share security groups.',
  },
  addresses: {
    from: 0.9,
    broken: failedFor('SubnetOutOfIPAddresses'),
    why: 'Each further key and each ENI that Lambda adds under load takes an address of the subnet.',
    fix: 'Move to a larger subnet, or let functions share security groups.',
  },
  connections: {
    from: 0.8,
    broken: ({ keys }) => keys.some(({ connectionsRefused }) => connectionsRefused > 0),
    why: 'Beyond it connections are refused until another ENI is ready, which takes minutes.',
    fix: 'Spread the functions over another set of security groups, or hold fewer connections per environment.',
  },
  nat: {
    from: 0.8,
    broken: ({ natGateways = [] }) => natGateways.some(({ connectionsRefused }) => connectionsRefused > 0),
    why: 'Beyond it connections to that destination are refused for all functions behind the gateway, and no ENI is added for them.',
    fix: 'Give the gateway another address, or hold fewer connections per environment.',
  },
};

/** One rule per kind of limit: the fullest one, and how many more are as tight. */
export const tightMargins: readonly Rule[] = (Object.keys(margins) as Usage['kind'][]).map((kind) => ({
  name: `tight ${kind}`,
  level: 'tight',
  detect: (result, when) => {
    const { from, broken, why, fix } = margins[kind];
    const [fullest, ...others] = usages(result).filter((usage) => usage.kind === kind && usage.ratio >= from);
    if (fullest === undefined || broken(result)) return null;
    const moment = fullest.at === null ? '' : ` at ${when(fullest.at)}`;
    const more = others.length === 0 ? '' : `, and ${number(others.length)} more as tight`;
    return { headline: `${fullest.text}${moment}${more}`, at: fullest.at, why, fix };
  },
}));
