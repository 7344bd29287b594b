/** A network interface as EC2 shows it: an ENI of Lambda, or one that the customer made. Source: model rows R16, R43. */
import { hexDigits } from '../kernel/random.ts';
import { addressIn, parseCidr } from '../model/cidr.ts';
import { Eni, eniLifecycle, type EniPhase } from '../model/eni.ts';
import type { CustomerInterface, Subnet } from '../model/network.ts';
import type { ControlPlane } from './control-plane.ts';
import { AwsError } from './errors.ts';

/** The part of EC2's NetworkInterface that the simulation knows. */
export interface NetworkInterfaceBody {
  readonly NetworkInterfaceId: string;
  readonly InterfaceType: 'lambda' | 'interface';
  readonly Description: string;
  readonly Status: 'attaching' | 'in-use' | 'available';
  readonly Attachment?: {
    readonly AttachmentId: string;
    readonly InstanceOwnerId: 'amazon-aws';
    readonly DeviceIndex: 1;
    readonly DeleteOnTermination: false;
    readonly Status: 'attached';
  };
  readonly SubnetId: string;
  readonly VpcId: string;
  readonly AvailabilityZone: string;
  readonly OwnerId: string;
  readonly RequesterManaged: false;
  readonly Groups: readonly { readonly GroupId: string; readonly GroupName: string }[];
  readonly PrivateIpAddress: string;
  readonly PrivateIpAddresses: readonly { readonly Primary: true; readonly PrivateIpAddress: string }[];
}

/** Either kind. */
export type AnyInterface = Eni | CustomerInterface;

/** Every interface of the account that can be seen. */
export const allInterfaces = ({ world }: ControlPlane): AnyInterface[] => [
  ...[...world.keys.values()].flatMap(({ enis }) => enis),
  ...world.network.interfaces.values(),
];

/** The interface, or InvalidNetworkInterfaceID.NotFound. */
export const findInterface = (control: ControlPlane, id: string): AnyInterface => {
  const found =
    control.world.network.interfaces.get(id) ?? allInterfaces(control).find((one) => one.id === id);
  if (found === undefined) throw new AwsError('noInterface', { id });
  return found;
};

/** How EC2 shows it. */
export const shownInterface = (control: ControlPlane, one: AnyInterface): NetworkInterfaceBody => {
  const { place } = control.identities;
  const { subnet, securityGroupIds } = one instanceof Eni ? one.key : one;
  const address = addressOf(subnet, one.address);
  return {
    NetworkInterfaceId: one.id,
    ...(one instanceof Eni ? shownEni(control, one) : shownCustomers(one)),
    SubnetId: subnet.id,
    VpcId: subnet.vpc.id,
    AvailabilityZone: subnet.az,
    OwnerId: place.account,
    RequesterManaged: false,
    Groups: securityGroupIds.map((id) => ({ GroupId: id, GroupName: id })),
    PrivateIpAddress: address,
    PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: address }],
  };
};

/** What EC2 says of an ENI in a phase. That an ENI in creation is `attaching` is ours. */
const statusOf = (phase: EniPhase): NetworkInterfaceBody['Status'] => {
  if (phase === 'creating') return 'attaching';
  return eniLifecycle.flagsOf(phase).attached ? 'in-use' : 'available';
};

/** What the two kinds show in their own ways. */
type OwnMembers = Pick<NetworkInterfaceBody, 'InterfaceType' | 'Description' | 'Status' | 'Attachment'>;

const shownEni = ({ world }: ControlPlane, { id, phase, madeFor }: Eni): OwnMembers => {
  const digits = hexDigits(world.options.seed, 32, 'description', id);
  const uuid = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const Status = statusOf(phase);
  return {
    InterfaceType: Status === 'available' ? 'interface' : 'lambda',
    Description: `AWS Lambda VPC ENI-${madeFor}-${uuid}`,
    Status,
    ...(Status === 'in-use'
      ? {
          Attachment: {
            AttachmentId: `ela-attach-0${hexDigits(world.options.seed, 16, 'attachment', id)}`,
            InstanceOwnerId: 'amazon-aws',
            DeviceIndex: 1,
            DeleteOnTermination: false,
            Status: 'attached',
          },
        }
      : {}),
  };
};

const shownCustomers = ({ description }: CustomerInterface): OwnMembers => ({
  InterfaceType: 'interface',
  Description: description,
  Status: 'available',
});

/** The first four addresses of a block and its last are Amazon's. */
const FIRST_USABLE = 4;

const addressOf = ({ cidr }: Subnet, address: number): string => {
  const block = parseCidr(cidr ?? '');
  return 'problem' in block ? '' : addressIn(block, FIRST_USABLE + address);
};
