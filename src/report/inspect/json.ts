import type { Inspection } from '../../inspect/inspect.ts';
import type { InventoryKey } from '../../inspect/keys.ts';
import type { Finding } from '../../scenario/finding.ts';
import { version } from '../../version.ts';
import { jsonDocument } from '../json.ts';

/** The inspection as one JSON document: the inventory, what is open, the findings, and what it rests on. */
export const renderInspectionJson = ({
  scenario,
  inventory,
  unresolved,
  coverage,
  findings,
}: Inspection): string => {
  const { functions, attached, keys, enis, subnets, vpcs, region, reach } = inventory;
  return jsonDocument([
    ['schemaVersion', 1],
    ['heni', version],
    ['scenario', { name: scenario.name, hash: scenario.hash }],
    ['preset', scenario.preset],
    ['functions', functions.length],
    ['attached', attached],
    ['keys', keys.map(keyRow)],
    ['enisPerSubnet', Object.fromEntries(subnets.map((subnet) => [subnet.id, subnet.enis]))],
    ['enis', enis],
    ['subnets', subnets],
    ['vpcs', vpcs],
    ['region', region],
    ['reach', reach],
    ['unresolved', unresolved],
    ['coverage', coverage],
    ['findings', findings.map(findingRow)],
  ]);
};

const keyRow = ({ subnetId, securityGroupIds, functions, versions }: InventoryKey) => ({
  subnetId,
  securityGroupIds,
  holders: [...functions, ...versions],
});

const findingRow = ({ code, severity, file, line, col, message, fix }: Finding) => ({
  code,
  severity,
  where: `${file}:${line}:${col}`,
  message,
  fix,
});
