/** Where the default route of a subnet leads: by its own table, else by the main one of its VPC. */
import { agreed, unknownLead, type Lead } from '../routes.ts';
import type { Reading } from './reading.ts';
import { keyOfTable, mainOf, subnetsAt, tablesAt, vpcOfDefault, vpcsAt } from './route-keys.ts';
import { tablesOf } from './route-tables.ts';
import { isGiven, textAt } from './side.ts';

/** The way of a subnet of a VPC. Where it may have several tables that lead to different places, it is not known. */
export const leadsOf = (reading: Reading): ((subnet: string, vpc: string | null) => Lead) => {
  const leadOfTable = tablesOf(reading);
  const found = new Map<string, Lead[]>();
  let isAllKnown = true;
  for (const resource of reading.managed('aws_route_table_association')) {
    const { after } = resource;
    if (after === null) continue;
    const tables = tablesAt(reading, resource, 'route_table_id');
    const leads = tables.length === 0 ? [unknownLead] : tables.map(leadOfTable);
    const subnets = subnetsAt(reading, resource, 'subnet_id');
    if (subnets.length === 0 && (after.isUnmarked || isGiven(after, 'subnet_id'))) isAllKnown = false;
    for (const subnet of subnets) found.set(subnet, [...(found.get(subnet) ?? []), ...leads]);
  }
  const main = mainTables(reading);
  return (subnet, vpc) => {
    const own = found.get(subnet);
    if (own !== undefined) return agreed(own);
    return vpc === null || !isAllKnown ? unknownLead : agreed((main.get(vpc) ?? []).map(leadOfTable));
  };
};

/** The main tables of the VPCs: an association comes before what a VPC is made with. */
const mainTables = (reading: Reading): ReadonlyMap<string, readonly string[]> => {
  const main = new Map<string, readonly string[]>();
  for (const resource of reading.plan.resources.filter(({ type }) => /^aws_(default_)?vpc$/.test(type))) {
    const vpc = reading.idOf(resource, 'after');
    const known = resource.after === null ? null : textAt(resource.after, 'main_route_table_id');
    main.set(vpc, [known ?? mainOf(vpc)]);
  }
  for (const resource of reading.managed('aws_default_route_table')) {
    const vpc = resource.after === null ? null : vpcOfDefault(reading, resource);
    if (vpc !== null) main.set(vpc, [keyOfTable(reading, resource)]);
  }
  for (const resource of reading.managed('aws_main_route_table_association'))
    if (resource.after !== null)
      for (const vpc of vpcsAt(reading, resource, 'vpc_id'))
        main.set(vpc, tablesAt(reading, resource, 'route_table_id'));
  return main;
};
