import { describeBroken } from './broken-file.ts';

const network = `vpcs: [{ id: v, cidr: 10.0.0.0/16 }]
natGateways: [{ id: nat-a }]
securityGroups: [{ id: g, vpc: v }]
subnets:
  - { id: a, vpc: v, cidr: 10.0.0.0/24, route: nat, nat: nat-a }
  - { id: b, vpc: v, cidr: 10.0.1.0/24, route: nat }
  - { id: c, vpc: v, cidr: 10.0.2.0/24 }`;
const to = (subnetIds: string, rest = ''): string => `${network}
functions:
  - { name: f, vpcConfig: { subnetIds: [${subnetIds}], securityGroupIds: [g] }, connections: { destination: api }${rest} }`;

describeBroken('checkNat', [
  {
    what: 'a gateway without a route to it',
    text: 'vpcs: [{ id: v, cidr: 10.0.0.0/16 }]\nnatGateways: [{ id: n }]\nsubnets: [{ id: a, vpc: v, cidr: 10.0.0.0/24, nat: n }]',
    expected: [
      '3:52: subnets[0].nat: "n" is to be the end of the default route, and route is none: write route: nat (SCN040)',
    ],
  },
  {
    what: 'connections to the internet past every gateway',
    text: to('a, b, c'),
    expected: [
      '9:104: functions[0].connections.destination: "api" is on the internet, and b (route: nat) and c (route: none) lead to no declared NAT gateway: no limit counts there (SCN041)',
    ],
  },
  {
    what: 'those of an attachment that the timeline gives',
    text: `${to('a')}\ntimeline: [{ at: 1s, do: UpdateFunctionConfiguration, function: "f*", vpcConfig: { subnetIds: [c] } }]`,
    expected: [
      '9:98: functions[0].connections.destination: "api" is on the internet, and c (route: none) leads to no declared NAT gateway: no limit counts there (SCN041)',
    ],
  },
  {
    what: 'those of a published version',
    text: to(
      'a',
      ', existing: true, versions: [{ version: "1", vpcConfig: { subnetIds: [b], securityGroupIds: [g] } }]',
    ),
    expected: [
      '9:98: functions[0].connections.destination: "api" is on the internet, and b (route: nat) leads to no declared NAT gateway: no limit counts there (SCN041)',
    ],
  },
  {
    what: 'those of a function without a VPC',
    text: 'functions: [{ name: f, connections: { perEnvironment: 5, destination: api } }]',
    expected: [
      '1:71: functions[0].connections.destination: "api" is on the internet, and the function is in no VPC: its connections do not count (SCN041)',
    ],
  },
  { what: 'nothing where every subnet leads to a gateway', text: to('a'), expected: [] },
  {
    what: 'a gateway that is not declared, one that is declared twice, and too many addresses',
    text: 'vpcs: [{ id: v, cidr: 10.0.0.0/16 }]\nnatGateways: [{ id: nat-a }, { id: nat-a }, { id: nat-c, addresses: 9 }]\nsubnets: [{ id: a, vpc: v, cidr: 10.0.0.0/24, route: nat, nat: nat-b }]',
    expected: [
      '2:36: natGateways[1].id: "nat-a" is declared twice, first on line 5 (SCN005)',
      '2:69: natGateways[2].addresses: 9 is out of range: at most 8 (SCN009)',
      '3:64: subnets[0].nat: no NAT gateway "nat-b" is declared; did you mean "nat-a"? (SCN004)',
    ],
  },
]);
