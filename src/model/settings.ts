/** What a version is configured to be: the part of its configuration that the simulation knows. */

/** An attachment as it is stored, with the VPC that Lambda derives. */
export interface VpcSettings {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly ipv6AllowedForDualStack: boolean;
}
/** What a version is configured to be. A `vpc` with empty lists is a detached one; null was never attached. */
export interface Settings {
  readonly role: string | null;
  readonly memory: number;
  readonly vpc: VpcSettings | null;
  /** Which code it runs: equal for equal code. */
  readonly code: string;
  /** What is kept and shown, and does nothing here: Runtime, Handler, Description … */
  readonly other: Readonly<Record<string, unknown>>;
}
