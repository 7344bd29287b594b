import { describeBroken } from './broken-file.ts';

describeBroken('checkNetworks', [
  {
    what: 'CIDR blocks',
    text: `vpcs: [{ id: v, cidr: 10.0.0.0/16, ipv6Cidr: "2001:db8::/56" }, { id: w, cidr: 10.0.0.0/8 }]
subnets:
  - { id: a, vpc: v, cidr: 10.0.0.0/23 }
  - { id: b, vpc: v, cidr: 10.0.1.0/24 }
  - { id: c, vpc: v, cidr: 10.0.2.7/24 }
  - { id: d, vpc: v, cidr: 10.1.0.0/24 }
  - { id: e, vpc: v, cidr: 10.0.3.0/29 }
  - { id: f, vpc: v, cidr: 010.0.4.0/24 }
  - { id: g, vpc: v, ipv6Cidr: "2001:db8:1::/64" }
  - { id: h, vpc: v, ipv6Cidr: "2001:db8::/80" }
  - { id: i, vpc: v, cidr: 10.0.8.0/28, usedIps: 12 }
  - { id: j, vpc: v, cidr: 10.0.9.0/28, usedIps: [{ at: 0s, ips: 11 }, { at: 1h, ips: 40 }] }`,
    expected: [
      '1:80: vpcs[1].cidr: "10.0.0.0/8" is not from /16 to /28 (SCN007)',
      '4:28: subnets[1].cidr: "10.0.1.0/24" overlaps "10.0.0.0/23" of a (SCN006)',
      '5:28: subnets[2].cidr: "10.0.2.7/24" has bits set beyond its prefix; the block is 10.0.2.0/24 (SCN007)',
      '6:28: subnets[3].cidr: "10.1.0.0/24" lies outside of "10.0.0.0/16" of v (SCN007)',
      '7:28: subnets[4].cidr: "10.0.3.0/29" is not from /16 to /28 (SCN007)',
      '8:28: subnets[5].cidr: "010.0.4.0/24" is not an IPv4 CIDR block such as 10.0.1.0/24 (SCN007)',
      '9:32: subnets[6].ipv6Cidr: "2001:db8:1::/64" lies outside of "2001:db8::/56" of v (SCN007)',
      '10:32: subnets[7].ipv6Cidr: "2001:db8::/80" is not from /44 to /64 (SCN007)',
      '11:50: subnets[8].usedIps: 12 addresses are more than the 11 that are usable; the run clips them (SCN017)',
      '12:87: subnets[9].usedIps[1].ips: 40 addresses are more than the 11 that are usable; the run clips them (SCN017)',
    ],
  },
  {
    what: 'subnets of several VPCs only within each',
    text: `vpcs: [{ id: v, cidr: 10.0.0.0/16 }, { id: w, cidr: 10.0.0.0/16 }]
subnets: [{ id: a, vpc: v, cidr: 10.0.0.0/24 }, { id: b, vpc: w, cidr: 10.0.0.0/24 }]`,
    expected: [],
  },
]);
