/** Whether Lambda may act on ENIs with an execution role; null where no role was named. Source: model rows R18, R29. */
export interface EniPermissions {
  /** An ENI in this subnet, with these security groups. */
  mayCreate(role: string | null, subnetId: string, securityGroupIds: readonly string[]): boolean;
  mayDelete(role: string | null, eniId: string): boolean;
}
