/** Everything that a draft attaches: its functions, their versions, and what operations make of them. */
import type { DraftAccount, DraftVpcConfig } from './draft.ts';

/** The lists of a VpcConfig; an operation may leave one of them out. */
export type Lists = Partial<Pick<DraftVpcConfig, 'subnetIds' | 'securityGroupIds'>>;

/** The lists of every VpcConfig, in the order of the draft. */
export const attachmentsOf = ({
  functions,
  operations,
}: Pick<DraftAccount, 'functions' | 'operations'>): Lists[] =>
  [
    ...functions.flatMap(({ vpcConfig, versions }) => [vpcConfig, ...versions.map((one) => one.vpcConfig)]),
    ...operations.map(({ fields }) => fields.vpcConfig),
  ].flatMap((config) => config ?? []);
