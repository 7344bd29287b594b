/** What a function can reach of the internet, and why. Source: model rows R37, R42. */
import type { Route, SubnetSpec, VpcConfig } from '../scenario/scenario.ts';

/** `some`: from some of its subnets, so some invocations only; `unknown`: the input does not tell where a route leads. */
export type Reachable = 'yes' | 'some' | 'no' | 'unknown';

/** The way to the internet. */
export interface Reach {
  readonly ipv4: Reachable;
  readonly ipv6: Reachable;
  readonly why: string;
}

const withoutVpc: Reach = {
  ipv4: 'yes',
  ipv6: 'no',
  why: 'without a VPC: by the network of the Lambda service',
};

/** What each route means for an ENI of Lambda, which has a private address only. */
const meanings: Readonly<Record<Route, string>> = {
  nat: 'NAT',
  igw: 'public, and the ENI gets no public address',
  'egress-only': 'IPv6 only, by an egress-only gateway',
  none: 'no route out',
};

/** Whether a subnet lets a function out over IPv6: with the flag, an IPv6 block and an egress-only gateway. */
export const hasIpv6Out = ({ ipv6Cidr, route }: SubnetSpec): boolean =>
  ipv6Cidr !== null && route === 'egress-only';

/** What a function with that attachment reaches. */
export const reachOf = (
  vpcConfig: VpcConfig | null,
  subnets: ReadonlyMap<string, SubnetSpec>,
  openRoutes: ReadonlySet<string> = new Set(),
): Reach => {
  if (vpcConfig === null) return withoutVpc;
  const { ipv6AllowedForDualStack: flag } = vpcConfig;
  const own = [...new Set(vpcConfig.subnetIds)].sort().flatMap((id) => subnets.get(id) ?? []);
  const isOpen = ({ id }: SubnetSpec): boolean => openRoutes.has(id);
  const ipv6 = sum(
    own.map((subnet) => {
      if (!flag || subnet.ipv6Cidr === null || hasIpv6Out(subnet)) return flag && hasIpv6Out(subnet);
      return isOpen(subnet) ? null : false;
    }),
  );
  const ipv4 = sum(own.map((subnet) => (isOpen(subnet) ? null : subnet.route === 'nat')));
  const withoutFlag = !flag && own.some(hasIpv6Out) ? '; IPv6 needs ipv6AllowedForDualStack' : '';
  return { ipv4, ipv6, why: reasons(own, isOpen) + withoutFlag };
};

/** Null is a way that is not known. */
const sum = (ways: readonly (boolean | null)[]): Reachable => {
  if (ways.includes(null)) return 'unknown';
  if (ways.length === 0 || !ways.includes(true)) return 'no';
  return ways.includes(false) ? 'some' : 'yes';
};

const reasons = (subnets: readonly SubnetSpec[], isOpen: (subnet: SubnetSpec) => boolean): string => {
  const meaningOf = (one: SubnetSpec): string => (isOpen(one) ? 'route not known' : meanings[one.route]);
  const byRoute = Object.keys(meanings)
    .sort()
    .flatMap((word) => subnets.filter(({ route }) => route === word));
  return [...new Set(byRoute.map(meaningOf))]
    .map((meaning) => {
      const ids = subnets.flatMap((subnet) => (meaningOf(subnet) === meaning ? [subnet.id] : []));
      return `${ids.join(', ')}: ${meaning}`;
    })
    .join('; ');
};
