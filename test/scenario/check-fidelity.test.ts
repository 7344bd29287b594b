import { describeBroken } from './broken-file.ts';

describeBroken('checkFidelity', [
  {
    what: 'what cannot be counted',
    text: 'fidelity: aggregate\nmodel: { environmentKeepAlive: 0s }',
    expected: [
      '1:11: fidelity: "aggregate" counts environments that are kept for a while, and environmentKeepAlive is 0s: the run is exact (SCN023)',
    ],
  },
  {
    what: 'random traffic behind a NAT gateway, and no other',
    text: `fidelity: aggregate
vpcs: [{ id: v, cidr: 10.0.0.0/16 }]
natGateways: [{ id: n }]
securityGroups: [{ id: g, vpc: v }]
subnets: [{ id: a, vpc: v, cidr: 10.0.0.0/24, route: nat, nat: n }]
functions:
  - { name: out, vpcConfig: &in { subnetIds: [a], securityGroupIds: [g] }, traffic: &often { rate: { perSecond: 5 } }, connections: { destination: api } }
  - { name: inside, vpcConfig: *in, traffic: *often }
  - { name: rare, vpcConfig: *in, traffic: { cron: "* * * * *" }, connections: { destination: api } }
start: 2026-01-01`,
    expected: [
      '7:148: functions[0].connections.destination: "api" is behind a NAT gateway, whose places are not counted per step: out is simulated invocation by invocation (SCN023)',
    ],
  },
  { what: 'nothing in what can be', text: 'fidelity: aggregate', expected: [] },
  { what: 'nothing in auto', text: 'fidelity: auto\nmodel: { environmentKeepAlive: 0s }', expected: [] },
]);
