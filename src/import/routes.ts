/** Where default routes lead, whatever input tells of them. Source: EC2 API reference, Route. */
import type { Route } from '../scenario/scenario.ts';

/** What a route can lead to. */
export interface Target {
  /** The member of AWS's answers and of CloudFormation. */
  readonly member: string;
  /** The attribute of Terraform. */
  readonly attribute: string;
  /** Null: the way goes on behind it, and is not followed. */
  readonly route: Route | null;
}

/** In the order in which they count where a table has several. */
export const targets: readonly Target[] = [
  { member: 'NatGatewayId', attribute: 'nat_gateway_id', route: 'nat' },
  { member: 'InstanceId', attribute: 'instance_id', route: 'nat' },
  { member: 'NetworkInterfaceId', attribute: 'network_interface_id', route: 'nat' },
  { member: 'GatewayId', attribute: 'gateway_id', route: 'igw' },
  {
    member: 'EgressOnlyInternetGatewayId',
    attribute: 'egress_only_gateway_id',
    route: 'egress-only',
  },
  // The endpoint of a firewall.
  { member: 'VpcEndpointId', attribute: 'vpc_endpoint_id', route: null },
  { member: 'TransitGatewayId', attribute: 'transit_gateway_id', route: null },
  { member: 'VpcPeeringConnectionId', attribute: 'vpc_peering_connection_id', route: null },
  { member: 'LocalGatewayId', attribute: 'local_gateway_id', route: null },
  { member: 'CarrierGatewayId', attribute: 'carrier_gateway_id', route: null },
  { member: 'CoreNetworkArn', attribute: 'core_network_arn', route: null },
];

/** One default route: to which target, as people read it. */
export interface DefaultRoute {
  readonly route: Route | null;
  readonly target: string;
}

/** The default route of a table or subnet. */
export interface Lead {
  /** Null where it is not known. */
  readonly route: Route | null;
  /** To what it leads, where the way is not followed. */
  readonly target?: string;
}

/** Nothing says where it leads. */
export const unknownLead: Lead = { route: null };

/** Whether addresses are all there are. */
export const isEverywhere = (block: string | null | undefined): boolean =>
  block === '0.0.0.0/0' || block === '::/0';

/** A route to a target. A virtual private gateway stands where an internet gateway does. */
export const routeTo = ({ member, route }: Target, target: string, isVpn = false): DefaultRoute => ({
  route: member === 'GatewayId' && (isVpn || /^(vgw-|local$)/.test(target)) ? null : route,
  target,
});

/** Where a table leads of which all default routes are known. */
export const leadOf = (routes: readonly DefaultRoute[]): Lead => {
  const way = (['nat', 'igw', 'egress-only'] as const).find((one) =>
    routes.some(({ route }) => route === one),
  );
  const unfollowed = routes.find(({ route }) => route === null);
  if (way === 'nat' || way === 'igw') return { route: way };
  if (unfollowed !== undefined) return { route: way ?? null, target: unfollowed.target };
  return { route: way ?? 'none' };
};

/** The one way that all of them tell; not known where they differ. */
export const agreed = (leads: readonly Lead[]): Lead => {
  const [first, ...others] = leads;
  const isSame = others.every(({ route, target }) => route === first?.route && target === first.target);
  return first !== undefined && isSame ? first : unknownLead;
};

/** Whether something about the way is not known; another input may have told of a NAT. */
export const isOpen = ({ route, target }: Lead): boolean =>
  route === null || (target !== undefined && route !== 'nat' && route !== 'igw');
