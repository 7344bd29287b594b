import { contains, parseCidr, parseIpv6Cidr, type Cidr } from '../model/cidr.ts';
import { usableAddresses } from '../model/network.ts';
import type { Check, Draft } from './draft.ts';
import type { Path, Problem } from './problem.ts';

/** The two families of addresses: the key of the file, how it is read, and the prefixes that EC2 allows. */
const families = [
  { key: 'cidr', parse: parseCidr, least: 16, most: 28 },
  { key: 'ipv6Cidr', parse: parseIpv6Cidr, least: 44, most: 64 },
] as const;
type Family = (typeof families)[number];

/** CIDR blocks: readable, of a size that EC2 allows, inside their VPC, apart from each other; and what others use of them. */
export const checkNetworks: Check = ({ file }) => [
  ...families.flatMap((family) => checkFamily(file, family)),
  ...file.subnets.flatMap(({ cidr, usedIps }, index) => {
    const usable = cidr === undefined || 'problem' in parseCidr(cidr) ? Infinity : usableAddresses(cidr);
    const path: Path = ['subnets', index, 'usedIps'];
    if (typeof usedIps === 'number') return tooMany(usedIps, usable, path);
    return usedIps.flatMap(({ ips }, i) => tooMany(ips, usable, [...path, i, 'ips']));
  }),
];

const tooMany = (ips: number, usable: number, path: Path): Problem[] =>
  ips <= usable
    ? []
    : [
        {
          code: 'SCN017',
          path,
          message: `${ips} addresses are more than the ${usable} that are usable; the run clips them`,
        },
      ];

interface Block {
  readonly id: string;
  readonly text: string;
  readonly cidr: Cidr;
  readonly path: Path;
}

const checkFamily = ({ vpcs, subnets }: Draft['file'], family: Family): Problem[] => {
  const problems: Problem[] = [];
  const read = (section: string, index: number, id: string, text: string | undefined): Block[] => {
    if (text === undefined) return [];
    const path = [section, index, family.key];
    const cidr = family.parse(text);
    if ('problem' in cidr) problems.push({ code: 'SCN007', path, message: `"${text}" ${cidr.problem}` });
    else if (cidr.prefix < family.least || cidr.prefix > family.most)
      problems.push({
        code: 'SCN007',
        path,
        message: `"${text}" is not from /${family.least} to /${family.most}`,
      });
    return 'problem' in cidr ? [] : [{ id, text, cidr, path }];
  };

  const around = new Map(
    vpcs
      .flatMap((vpc, index) => read('vpcs', index, vpc.id, vpc[family.key]))
      .map((block) => [block.id, block]),
  );
  for (const vpc of new Set(subnets.map((subnet) => subnet.vpc))) {
    const inside = subnets.flatMap((subnet, index) =>
      subnet.vpc === vpc ? read('subnets', index, subnet.id, subnet[family.key]) : [],
    );
    problems.push(...inside.flatMap((block) => outside(block, around.get(vpc))), ...overlaps(inside));
  }
  return problems;
};

const outside = ({ cidr, text, path }: Block, vpc: Block | undefined): Problem[] =>
  vpc === undefined || contains(vpc.cidr, cidr)
    ? []
    : [{ code: 'SCN007', path, message: `"${text}" lies outside of "${vpc.text}" of ${vpc.id}` }];

/** Sorted by first address, a block that overlaps any earlier one overlaps the one that reaches furthest. */
const overlaps = (blocks: readonly Block[]): Problem[] => {
  let furthest: Block | undefined;
  return blocks
    .toSorted((a, b) => (a.cidr.first < b.cidr.first ? -1 : a.cidr.first > b.cidr.first ? 1 : 0))
    .flatMap((block): Problem[] => {
      const before = furthest;
      if (before === undefined || block.cidr.last > before.cidr.last) furthest = block;
      if (before === undefined || before.cidr.last < block.cidr.first) return [];
      const message = `"${block.text}" overlaps "${before.text}" of ${before.id}`;
      return [{ code: 'SCN006', path: block.path, message }];
    });
};
