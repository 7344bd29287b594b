/** What a timeline can say. */
import type { Milliseconds } from '../kernel/time.ts';
import type { QuotaName } from '../model/quotas.ts';
import type { VpcConfigInput } from './scenario.ts';

/** The operations of a timeline, by AWS's names; SetUsedIps and SetQuota are the world's own changes. */
export type TimelineEntry = {
  readonly atMs: Milliseconds;
  readonly principal: string | null;
  /** How long the caller tries again while something is in use or under way; left out: not at all. */
  readonly retryForMs?: Milliseconds;
} & Command;
/** What a timeline entry does, by the operation that it names. */
export type Command =
  | {
      readonly do: 'CreateFunction';
      readonly function: string;
      readonly role: string | null;
      readonly vpcConfig: VpcConfigInput | null;
      readonly memory: number;
      readonly publish: boolean;
      readonly code?: string;
      readonly via?: 'console';
    }
  | {
      readonly do: 'UpdateFunctionConfiguration';
      readonly function: string;
      readonly vpcConfig: VpcConfigInput | null;
      readonly memory: number | null;
      readonly role?: string;
    }
  | {
      readonly do: 'UpdateFunctionCode';
      readonly function: string;
      /** Null: code that never was before. */
      readonly code: string | null;
      readonly publish: boolean;
    }
  | { readonly do: 'DeleteFunction'; readonly function: string; readonly qualifier: string | null }
  | { readonly do: 'PublishVersion'; readonly function: string }
  | { readonly do: 'Invoke'; readonly function: string; readonly qualifier: string | null }
  | { readonly do: 'PutFunctionConcurrency'; readonly function: string; readonly reservedConcurrency: number }
  | { readonly do: 'DeleteFunctionConcurrency'; readonly function: string }
  | { readonly do: 'TagResource'; readonly function: string; readonly tags: Readonly<Record<string, string>> }
  | {
      readonly do: 'CreateVpc';
      readonly vpc: string;
      readonly cidr: string;
      readonly ipv6Cidr: string | null;
      readonly tenancy: 'default' | 'dedicated';
    }
  | { readonly do: 'DeleteVpc'; readonly vpc: string }
  | {
      readonly do: 'CreateSubnet';
      readonly subnet: string;
      readonly vpc: string;
      readonly cidr: string;
      readonly ipv6Cidr: string | null;
      readonly az: string;
    }
  | { readonly do: 'DeleteSubnet'; readonly subnet: string; readonly removeOrphans?: true }
  | { readonly do: 'CreateSecurityGroup'; readonly securityGroup: string; readonly vpc: string }
  | { readonly do: 'DeleteSecurityGroup'; readonly securityGroup: string; readonly removeOrphans?: true }
  | {
      readonly do: 'CreateNetworkInterface';
      readonly networkInterface: string;
      readonly subnet: string;
      readonly securityGroups: readonly string[];
    }
  | {
      readonly do: 'DeleteNetworkInterface';
      readonly networkInterface: string | null;
      /** All that Lambda has detached or left behind there. */
      readonly subnet: string | null;
    }
  | { readonly do: 'CreateRole'; readonly role: string; readonly policies: readonly (string | object)[] }
  | { readonly do: 'DeleteRole'; readonly role: string }
  | { readonly do: 'PutRolePolicy'; readonly role: string; readonly name: string; readonly policy: object }
  | { readonly do: 'DeleteRolePolicy'; readonly role: string; readonly name: string }
  | { readonly do: 'AttachRolePolicy'; readonly role: string; readonly policy: string }
  | { readonly do: 'DetachRolePolicy'; readonly role: string; readonly policy: string }
  | { readonly do: 'SetUsedIps'; readonly subnet: string; readonly ips: number }
  | {
      readonly do: 'SetQuota';
      readonly quota: QuotaName;
      readonly vpc: string | null;
      readonly value: number;
    };
/** The name of an operation or of a change of the world. */
export type CommandName = Command['do'];
