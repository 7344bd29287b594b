import type { Check } from './draft.ts';

/** What AWS would refuse at the call, in every run: subnets without security groups, or groups without subnets. */
export const checkAttachments: Check = ({ file }) =>
  file.functions.flatMap(({ vpcConfig }, index) => {
    if (vpcConfig === undefined) return [];
    const { subnetIds, securityGroupIds } = vpcConfig;
    if ((subnetIds.length === 0) === (securityGroupIds.length === 0)) return [];
    const [given, missing] = subnetIds.length > 0 ? ['subnets', 'securityGroupIds'] : ['groups', 'subnetIds'];
    const message = `${given} without ${missing}: AWS refuses every call with this VpcConfig`;
    return [{ code: 'SCN025', path: ['functions', index, 'vpcConfig'], message }];
  });
