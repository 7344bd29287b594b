import type { KeyResult, RunResult } from '../../engine/result.ts';
import { keyName } from '../names.ts';
import { byTime, type Rule } from '../trouble.ts';
import { told, valueOf } from '../assumptions.ts';
import { connectionsPerEni } from '../usage.ts';
import { duration, number, plural } from '../words.ts';

/** Connections were refused because every ENI of a key was full. */
export const connectionShortage: Rule = {
  name: 'connection shortage',
  level: 'broken',
  detect: (result, when) => {
    const short = byTime(
      result.keys.filter((key) => key.connectionsRefused > 0 || key.shortageSeconds > 0),
      (key) => key.shortageFrom,
    );
    const [first] = short;
    if (first === undefined) return null;
    const others = short.length === 1 ? '' : ` and ${plural(short.length - 1, 'more key')}`;
    const moment = first.shortageFrom === null ? '' : ` at ${when(first.shortageFrom)}`;
    return {
      headline: `Connections run out${moment} on ${keyName(first)}${others}`,
      at: first.shortageFrom,
      why: [
        filled(result, first),
        blocked(result, first),
        lasted(first, short),
        lostInvocations(result),
      ].join(''),
      fix: 'Spread the functions over a second set of security groups before the peak (each key starts with an ENI of its own), or hold fewer connections per environment, as by a pool or RDS Proxy.',
    };
  },
};

const filled = (result: RunResult, key: KeyResult): string =>
  `An ENI carries ${number(connectionsPerEni(result))} connections; this key peaked at ${number(key.connectionsPeak)}, and ${growth(result)}.`;

const growth = (result: RunResult): string => {
  const isOff = valueOf(result, 'scaleOut') === 'off' || valueOf(result, 'scaleOutTrigger') === 'off';
  if (isOff) return 'scale-out is off, so no other ENI comes';
  const isCreation = valueOf(result, 'scaleOutDelay') === 'as eniCreateDelay';
  const delay = isCreation
    ? `as long as for any new ENI (${told(result, 'eniCreateDelay')})`
    : told(result, 'scaleOutDelay');
  return `Lambda starts another ENI only beyond ${told(result, 'scaleOutTrigger')} and needs ${delay} for it`;
};

/** What kept another ENI from coming. */
const blocked = ({ subnets, vpcs }: RunResult, { subnetId, scaleOutBlocked: reason }: KeyResult): string => {
  const subnet = subnets.find(({ id }) => id === subnetId);
  const vpc = vpcs.find(({ id }) => id === subnet?.vpc);
  const owner = vpc !== undefined && vpc.usedRatioPeak >= 1 ? vpc.id : 'the Region';
  switch (reason) {
    case null:
      return '';
    case 'SubnetOutOfIPAddresses':
      return ` ${subnetId} had no address left for another ENI.`;
    case 'EniLimitExceeded':
      return ` The ENI quota of ${owner} had no room for another ENI.`;
    default:
      return ` Another ENI could not be made: ${reason}.`;
  }
};

const lasted = (key: KeyResult, all: readonly KeyResult[]): string => {
  const total = all.reduce((sum, { connectionsRefused }) => sum + connectionsRefused, 0);
  const everywhere = all.length === 1 ? '' : ` (${number(total)} over ${plural(all.length, 'key')})`;
  const until =
    key.shortageTo === null ? 'was still short at the end' : `stayed short until ${duration(key.shortageTo)}`;
  return ` It refused ${plural(key.connectionsRefused, 'connection')}${everywhere} and ${until}, ${duration(key.shortageSeconds)} in all.`;
};

const lostInvocations = ({ invocations }: RunResult): string => {
  const lost = invocations.failed.ConnectTimeout;
  return lost === 0 ? '' : ` ${plural(lost, 'invocation')} failed with a connect timeout.`;
};
