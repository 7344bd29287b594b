import { describeBroken } from './broken-file.ts';
import { network } from './support.ts';

describeBroken('checkReferences', [
  {
    what: 'an operation on no function at all',
    text: 'timeline: [{ at: 1h, do: Invoke, function: [] }]',
    expected: ['1:44: timeline[0].function: the list needs at least 1 entry (SCN009)'],
  },
  {
    what: 'names that are declared nowhere',
    text: `${network}functions:
  - { name: a, count: 2, role: app, vpcConfig: { subnetIds: [subnet-a, subnet-b], securityGroupIds: [sg-db] } }
  - { name: b, existing: true, versions: [{ version: 1, vpcConfig: { subnetIds: [subnet-q] } }] }
timeline:
  - { at: 1h, do: DeleteFunction, function: a, as: nobody }
  - { at: 1h, do: Invoke, function: [a-1, a-3, "z*"] }
  - { at: 1h, do: SetUsedIps, subnet: x, ips: 1 }
  - { at: 1h, do: SetQuota, quota: enisPerVpc, value: 1, vpc: y }
  - { at: 1h, do: SetQuota, quota: enisPerRegion, value: 1, vpc: vpc-main }`,
    expected: [
      '5:32: functions[0].role: no role "app" is declared (SCN004)',
      '5:72: functions[0].vpcConfig.subnetIds[1]: no subnet "subnet-b" is declared; did you mean "subnet-a"? (SCN004)',
      '5:102: functions[0].vpcConfig.securityGroupIds[0]: no security group "sg-db" is declared (SCN004)',
      '6:82: functions[1].versions[0].vpcConfig.subnetIds[0]: no subnet "subnet-q" is declared; did you mean "subnet-a"? (SCN004)',
      '8:45: timeline[0].function: no function "a" is declared (SCN004)',
      '8:52: timeline[0].as: no principal "nobody" is declared (SCN004)',
      '9:43: timeline[1].function[1]: no function "a-3" is declared; did you mean "a-1"? (SCN004)',
      '9:48: timeline[1].function[2]: no function matches "z*" (SCN004)',
      '10:39: timeline[2].subnet: no subnet "x" is declared (SCN004)',
      '11:63: timeline[3].vpc: no VPC "y" is declared (SCN004)',
      '12:66: timeline[4].vpc: the quota enisPerRegion is not one of a VPC (SCN002)',
    ],
  },
  {
    what: 'only the fault itself, not what refers to the faulty entry',
    text: `vpcs: [{ id: vpc-main, cidr: 5 }]
subnets: [{ id: subnet-a, vpc: vpc-main }]
functions:
  - { name: a, count: many, vpcConfig: { subnetIds: [], securityGroupIds: [] } }
timeline: [{ at: 1h, do: Invoke, function: a-7 }, { at: 1h, do: Invoke, function: a-* }]`,
    expected: [
      '1:30: vpcs[0].cidr: 5 is not a CIDR block such as 10.0.1.0/24, which is text: put it in quotes (SCN002)',
      '2:11: subnets[0]: the key "cidr" is missing (a subnet has a cidr, an ipv6Cidr or both) (SCN003)',
      '4:23: functions[0].count: "many" is not a whole number or perTraceRow (SCN002)',
    ],
  },
]);
