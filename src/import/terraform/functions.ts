/** The functions of a plan, and the calls that an apply makes for them. */
import type { DraftFunction, DraftOperation, DraftVpcConfig } from '../draft.ts';
import { memoryOf } from '../memory.ts';
import { code, configuration, differs } from './differences.ts';
import type { Resource } from './plan.ts';
import { isGone, isReplaced, type Reading, type When } from './reading.ts';
import type { Roles } from './roles.ts';
import { AFTER_DELETION, PATIENCE_OF_UPDATE } from './schedule.ts';
import { isTrue, numberAt, textAt } from './side.ts';
import { vpcConfigOf } from './vpc-config.ts';

/** What is read of the functions. */
export interface ReadFunctions {
  readonly functions: readonly DraftFunction[];
  /** Creations and updates that an apply makes, in their order. */
  readonly changes: readonly DraftOperation[];
  readonly removals: readonly DraftOperation[];
  /** Every attachment, before and after. */
  readonly attachments: readonly {
    readonly resource: Resource;
    readonly when: When;
    readonly config: DraftVpcConfig;
  }[];
}

/** The types that are functions, of the AWS provider and of Cloud Control's. */
const functionTypes: readonly string[] = ['aws_lambda_function', 'awscc_lambda_function'];

/** Reads them. `late` are the ids that exist only after something else was deleted. */
export const readFunctions = (reading: Reading, roles: Roles, late: ReadonlySet<string>): ReadFunctions => {
  const reader = new Reader(reading, roles, late);
  const all = reading.plan.resources.filter(({ type }) => functionTypes.includes(type));
  for (const resource of all.toSorted((a, b) => Number(a.isData) - Number(b.isData))) reader.read(resource);
  const { changes, removals, attachments } = reader;
  return { functions: [...reader.byName.values()], changes, removals, attachments };
};

class Reader {
  readonly byName = new Map<string, DraftFunction>();
  readonly changes: DraftOperation[] = [];
  readonly removals: DraftOperation[] = [];
  readonly attachments: { resource: Resource; when: When; config: DraftVpcConfig }[] = [];

  constructor(
    readonly reading: Reading,
    readonly roles: Roles,
    readonly late: ReadonlySet<string>,
  ) {}

  read(resource: Resource): void {
    const { isData, actions, before, after } = resource;
    const name = this.#nameOf(resource, after === null ? 'before' : 'after');
    // A data source reads what is there anyway.
    if (isData && this.byName.has(name)) return;
    if (isReplaced(resource)) this.#replace(resource, name);
    else if (isGone(resource)) {
      this.#add(this.#draft(resource, 'before', name, true));
      this.removals.push(this.#delete(resource, name));
    } else if (actions.includes('create')) this.#create(resource, name);
    else if (actions.includes('update') && before !== null && after !== null) this.#update(resource, name);
    else this.#add(this.#draft(resource, after === null ? 'before' : 'after', name, true));
  }

  #create(resource: Resource, name: string): void {
    const draft = this.#draft(resource, 'after', name, false);
    this.#add(draft);
    if (this.#isLate(draft.vpcConfig))
      this.changes.push(operation(resource, AFTER_DELETION, 'CreateFunction', { function: draft.name }));
  }

  #replace(resource: Resource, name: string): void {
    const old = this.#nameOf(resource, 'before');
    const deletion = this.#delete(resource, old);
    this.#add(this.#draft(resource, 'before', old, true));
    const isFirst = resource.actions[0] === 'delete';
    if (isFirst) this.changes.push(deletion);
    if (name === old) {
      const { vpcConfig, role, memory, publishes } = this.#draft(resource, 'after', name, false);
      const at = this.#isLate(vpcConfig) ? AFTER_DELETION : '0s';
      this.changes.push(
        operation(resource, at, 'CreateFunction', {
          function: name,
          ...(role === null ? {} : { role }),
          vpcConfig: fields(vpcConfig),
          ...(memory === null ? {} : { memory }),
          ...(publishes ? { publish: true } : {}),
        }),
      );
    } else this.#create(resource, name);
    if (!isFirst) this.changes.push(deletion);
  }

  #update(resource: Resource, name: string): void {
    const old = this.#draft(resource, 'before', name, true);
    const own = this.#draft(resource, 'after', name, true);
    this.#add(old);
    const at = this.#isLate(own.vpcConfig) ? AFTER_DELETION : '0s';
    const calls: [string, object][] = [];
    if (differs(resource, configuration))
      calls.push([
        'UpdateFunctionConfiguration',
        {
          ...(sameConfig(old.vpcConfig, own.vpcConfig) ? {} : { vpcConfig: fields(own.vpcConfig) }),
          ...(own.memory === null || own.memory === old.memory ? {} : { memory: own.memory }),
          ...(own.role === null || own.role === old.role ? {} : { role: own.role }),
        },
      ]);
    if (differs(resource, code)) calls.push(['UpdateFunctionCode', {}]);
    if (calls.length > 0 && resource.after !== null && isTrue(resource.after, 'publish'))
      calls.push(['PublishVersion', {}]);
    for (const [index, [call, given]] of calls.entries())
      this.changes.push(
        operation(resource, at, call, {
          function: name,
          ...given,
          ...(index === 0 ? {} : { retryFor: PATIENCE_OF_UPDATE }),
        }),
      );
    const { reservedConcurrency } = own;
    if (reservedConcurrency === old.reservedConcurrency) return;
    this.changes.push(
      reservedConcurrency === null
        ? operation(resource, at, 'DeleteFunctionConcurrency', { function: name })
        : operation(resource, at, 'PutFunctionConcurrency', { function: name, reservedConcurrency }),
    );
  }

  #draft(resource: Resource, when: When, name: string, isExisting: boolean): DraftFunction {
    const side = resource[when];
    const vpcConfig = vpcConfigOf(this.reading, resource, when, name);
    if (vpcConfig !== null) this.attachments.push({ resource, when, config: vpcConfig });
    const memory = side && numberAt(side, 'memory_size');
    const reserved = side && numberAt(side, 'reserved_concurrent_executions');
    const publishes = side !== null && isTrue(side, 'publish');
    const version = isExisting && publishes ? numberAt(side, 'version') : null;
    if (version !== null && version > 1)
      this.reading.gap(
        resource.place,
        `the versions before ${version} of ${resource.address} are not in a plan`,
        'taken to be deleted; each holds the ENIs of its own VpcConfig',
        [],
      );
    return {
      name,
      role: resource.isData ? null : this.roles.of(resource, when),
      vpcConfig,
      memory: memoryOf(memory),
      reservedConcurrency: reserved !== null && reserved >= 0 ? reserved : null,
      publishes: publishes && !isExisting,
      isExisting,
      versions: version === null || version < 1 ? [] : [{ version: String(version), vpcConfig }],
      traffic: null,
      place: resource.place,
      notes: [resource.address],
    };
  }

  /** The name where it is known and AWS takes it, else the address; what has another one's name goes by its address. */
  #nameOf(resource: Resource, when: When): string {
    const side = resource[when];
    const given = side === null ? null : textAt(side, 'function_name');
    const isOld = when === 'before' && isReplaced(resource);
    const address = this.reading.symbol(isOld ? `${resource.address}.replaced` : resource.address);
    if (given === null || !/^[\w-]{1,64}$/.test(given)) return address;
    const taken = this.byName.get(given);
    if (taken === undefined || taken.notes.includes(resource.address) || resource.isData) return given;
    this.reading.gap(resource.place, `another function is called ${given} too`, 'counted as two', [address]);
    return address;
  }

  #add(draft: DraftFunction): void {
    this.byName.set(draft.name, draft);
  }

  #delete(resource: Resource, name: string): DraftOperation {
    return operation(resource, '0s', 'DeleteFunction', { function: name });
  }

  #isLate(config: DraftVpcConfig | null): boolean {
    return [...(config?.subnetIds ?? []), ...(config?.securityGroupIds ?? [])].some((id) =>
      this.late.has(id),
    );
  }
}

/** An operation of the timeline. */
export const operation = (resource: Resource, at: string, call: string, given: object): DraftOperation => ({
  at,
  do: call,
  fields: given,
  place: resource.place,
  notes: [resource.address],
});

/** As an operation states it; out of the VPC by empty lists. */
const fields = (config: DraftVpcConfig | null): object => {
  const { subnetIds = [], securityGroupIds = [], ipv6AllowedForDualStack = false } = config ?? {};
  return { subnetIds, securityGroupIds, ...(ipv6AllowedForDualStack ? { ipv6AllowedForDualStack } : {}) };
};

const sameConfig = (a: DraftVpcConfig | null, b: DraftVpcConfig | null): boolean => {
  const text = (config: DraftVpcConfig | null): string => {
    const { subnetIds = [], securityGroupIds = [], ipv6AllowedForDualStack = false } = config ?? {};
    return JSON.stringify([subnetIds.toSorted(), securityGroupIds.toSorted(), ipv6AllowedForDualStack]);
  };
  return text(a) === text(b);
};
