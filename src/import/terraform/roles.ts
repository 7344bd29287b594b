/** Execution roles: which role a function has, with which policies, and what of them the apply takes away. */
import type { PolicyRef } from '../../scenario/schema-roles.ts';
import type { DraftRole } from '../draft.ts';
import { granting, limiting, losing } from '../policies.ts';
import type { Resource } from './plan.ts';
import { Policies } from './policies.ts';
import { isGone, isReplaced, type Reading, type When } from './reading.ts';
import { textAt, textsAt } from './side.ts';
import { blocksAt } from './written-document.ts';

/** A policy that the apply takes away from a role. */
export interface LostPolicy {
  readonly role: string;
  readonly do: 'DetachRolePolicy' | 'DeleteRolePolicy';
  readonly policy: string;
  readonly resource: Resource;
}

/** The roles of a plan, each read when a function first has it. */
export class Roles {
  readonly drafts = new Map<string, DraftRole>();
  readonly resources = new Map<string, Resource>();
  readonly lost: LostPolicy[] = [];

  constructor(readonly reading: Reading) {}

  /** The name of a function's role; null for one that is not in the plan, which is a gap. */
  of(resource: Resource, when: When): string | null {
    const side = resource[when];
    if (side === null) return null;
    const { texts, isOpen } = textsAt(side, 'role');
    const [arn] = texts;
    if (arn !== undefined) return this.#byArn(arn, resource);
    if (!isOpen && !side.isUnmarked) return null;
    const origins = this.reading.resolver.origins(resource, 'role');
    const found = origins.flatMap((origin) =>
      origin.is === 'resource' && origin.resource.type === 'aws_iam_role' && !origin.resource.isData
        ? [origin.resource]
        : [],
    );
    const [only, ...others] = found;
    if (only !== undefined && others.length === 0) return this.#declared(only, 'after');
    const named = origins.find((origin) => origin.is === 'text' && origin.text.startsWith('arn:'));
    if (found.length === 0 && named?.is === 'text') return this.#byArn(named.text, resource);
    this.#unknown(resource, `the role of ${resource.address}`);
    return null;
  }

  #byArn(arn: string, resource: Resource): string | null {
    const name = /^arn:[\w-]+:iam::\d*:role\/(?:.*\/)?([\w+=,.@-]+)$/.exec(arn)?.[1];
    const own = this.reading
      .managed('aws_iam_role')
      .find((one) =>
        [one.before, one.after].some(
          (side) => side !== null && (textAt(side, 'arn') === arn || textAt(side, 'name') === name),
        ),
      );
    if (own !== undefined) {
      const isNew = own.after !== null && textAt(own.after, 'name') === name;
      return this.#declared(own, isNew ? 'after' : 'before');
    }
    this.#unknown(resource, name === undefined ? `the role of ${resource.address}` : `the role ${name}`);
    return null;
  }

  #unknown({ place }: Resource, what: string): void {
    this.reading.gap(place, `${what} is not among the inputs`, 'taken to allow everything', []);
  }

  #declared(resource: Resource, when: When): string {
    const isOld = isReplaced(resource) && when === 'before';
    const side = (isOld ? resource.before : resource.after) ?? resource.before;
    const given = side === null ? null : textAt(side, 'name');
    const name =
      given !== null && /^[\w+=,.@-]+$/.test(given) && !isOld
        ? given
        : this.reading.symbol(isOld ? `${resource.address}.replaced` : resource.address);
    if (this.drafts.has(name) || side === null) return name;
    this.resources.set(name, resource);
    const notes = [resource.address];
    const draft: DraftRole = { name, policies: [], permissionsBoundary: null, place: resource.place, notes };
    this.drafts.set(name, draft);
    const policies = new Policies(this.reading, granting);
    const inline = blocksAt(side, 'inline_policy').flatMap((_, index) =>
      policies.documentAt(resource, side, 'inline_policy', index, 'policy'),
    );
    const limits = new Policies(this.reading, limiting);
    const permissionsBoundary = limits.boundaryAt(resource, side, notes, 'permissions_boundary');
    const own = [...policies.managedAt(resource, side, notes, 'managed_policy_arns'), ...inline];
    this.drafts.set(name, {
      ...draft,
      policies: this.#attached(name, resource, side, own, notes),
      permissionsBoundary,
    });
    return name;
  }

  /** Policies that are resources of their own and name the role; both those that come and those that go. */
  #attached(
    name: string,
    role: Resource,
    side: NonNullable<Resource['after']>,
    own: readonly PolicyRef[],
    notes: string[],
  ): PolicyRef[] {
    const all: PolicyRef[] = [...new Set(own)];
    const roleName = textAt(side, 'name') ?? textAt(side, 'id');
    const types = ['aws_iam_role_policy', 'aws_iam_role_policy_attachment', 'aws_iam_policy_attachment'];
    for (const resource of this.reading.managed(...types)) {
      const when = resource.after === null ? 'before' : 'after';
      const values = resource[when];
      if (values === null || !this.#names(resource, when, role, roleName)) continue;
      const isInline = resource.type === 'aws_iam_role_policy';
      const policies = new Policies(this.reading, isGone(resource) ? losing : granting);
      const found = isInline
        ? policies.documentAt(resource, values, 'policy')
        : policies.managedAt(resource, values, notes, 'policy_arn');
      for (const policy of found) {
        if (typeof policy !== 'string' || !all.includes(policy)) all.push(policy);
        if (!isGone(resource)) continue;
        const isManaged = typeof policy === 'string';
        this.lost.push({
          role: name,
          do: isManaged ? 'DetachRolePolicy' : 'DeleteRolePolicy',
          policy: isManaged ? policy : `policy-${all.length}`,
          resource,
        });
      }
    }
    return all;
  }

  #names(resource: Resource, when: When, role: Resource, roleName: string | null): boolean {
    const side = resource[when];
    const attribute = resource.type === 'aws_iam_policy_attachment' ? 'roles' : 'role';
    if (side === null) return false;
    const { texts, isOpen } = textsAt(side, attribute);
    if (roleName !== null && texts.includes(roleName)) return true;
    if (!isOpen && !side.isUnmarked) return false;
    return this.reading.resolver
      .origins(resource, attribute)
      .some((origin) => origin.is === 'resource' && origin.resource === role);
  }
}
