/** Execution roles: which role a function has, and the policies that decide about ENIs. */
import type { PolicyRef } from '../../scenario/schema-roles.ts';
import type { DraftRole } from '../draft.ts';
import { granting } from '../policies.ts';
import { at, type Term } from '../term.ts';
import type { Collection } from './collect.ts';
import { evaluate } from './evaluate.ts';
import { boundaryAt, Policies } from './policies.ts';
import { resourceSymbol } from './references.ts';
import type { Stack } from './stack.ts';
import type { Resource } from './template.ts';
import { same, type Value } from './value.ts';

const itemsIn = (value: Value | undefined): readonly Value[] =>
  value?.is === 'list' ? value.items : value === undefined || value.is === 'absent' ? [] : [value];

/** What SAM's policy templates grant of EC2; the others grant nothing of it. Source: SAM, policy template list. */
const samTemplates: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'VPCAccessPolicy',
    [
      'ec2:CreateNetworkInterface',
      'ec2:DeleteNetworkInterface',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DetachNetworkInterface',
    ],
  ],
]);

/** The role that a function names; null, or the name alone, for one that is not declared, which is a gap. */
export const roleOf = (value: Value | undefined, found: Collection): string | null => {
  // Of an ARN that is put together, the name of the role is the last piece.
  const last = value?.is === 'symbol' ? (value.pieces ?? [value]).at(-1) : undefined;
  if (typeof last === 'object' && last.of !== undefined) {
    const { stack, id } = last.of;
    const resource = stack.template.resources.get(id);
    if (resource?.type === 'AWS::IAM::Role') return declaredRole(resource, stack, found);
  }
  const name = value?.is === 'symbol' ? value.name : value?.is === 'literal' ? value.text : undefined;
  if (value === undefined || name === undefined) return null;
  const why = value.open === undefined ? '' : ` (${value.open})`;
  const gap = {
    place: value.place,
    what: `the role ${name}${why} is not among the inputs`,
    consequence: 'taken to allow everything',
    functions: [],
  };
  // An ARN in full may be that of a role which an input of another kind describes.
  const [, known] =
    value.is === 'literal' ? (/^arn:[^:]+:iam::\d*:role\/(?:.*\/)?([^/]+)$/.exec(name) ?? []) : [];
  found.gaps.push(known === undefined ? gap : { ...gap, closedByRole: known });
  return known ?? null;
};

/** The key of a declared role, which is read once. */
const declaredRole = (resource: Resource, stack: Stack, found: Collection): string => {
  const name = found.keyOf(stack, resource.id);
  if (found.roles.has(name)) return name;
  const { properties, term } = resource;
  const notes: string[] = [];
  const own = at(properties, 'ManagedPolicyArns');
  const inline = at(properties, 'Policies');
  const read = new Policies(found, granting, notes);
  const policies = [
    ...itemsIn(own && evaluate(own, stack)).flatMap((one) => read.managed(one)),
    ...itemsIn(inline && evaluate(inline, stack)).flatMap((one) => read.inline(one)),
    ...attachedTo(resource, stack, read),
  ];
  const permissionsBoundary = boundaryAt(properties, stack, found, notes);
  found.roles.set(name, {
    name,
    policies: [...new Set(policies)],
    permissionsBoundary,
    place: term.place,
    notes,
  });
  return name;
};

/** Policies that are resources of their own and name the role. */
const attachedTo = ({ id, term }: Resource, stack: Stack, read: Policies): PolicyRef[] => {
  const role = resourceSymbol(stack, id, null, term.place);
  return [...stack.template.resources.values()].flatMap(({ type, properties }) => {
    const named = type === 'AWS::IAM::RolePolicy' ? at(properties, 'RoleName') : at(properties, 'Roles');
    if (
      !['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy'].includes(type) ||
      named === undefined
    )
      return [];
    if (!itemsIn(evaluate(named, stack)).some((one) => same(one, role))) return [];
    return [...read.documentAt(properties, stack)];
  });
};

/** The role that SAM makes of `Policies`, with what a VpcConfig adds. */
export const generatedRole = (
  resource: Resource,
  properties: Term | undefined,
  isAttached: boolean,
  stack: Stack,
  found: Collection,
): string => {
  const name = found.keyOf(stack, `${resource.id}Role`);
  const notes = ['made by SAM'];
  const term = at(properties, 'Policies');
  const listed = term === undefined ? [] : [...itemsIn(evaluate(term, stack))];
  const read = new Policies(found, granting, notes);
  const policies: PolicyRef[] = [
    ...(isAttached ? ['AWSLambdaVPCAccessExecutionRole'] : []),
    'AWSLambdaBasicExecutionRole',
    ...listed.flatMap((one): readonly PolicyRef[] => {
      if (one.is !== 'map') return read.managed(one);
      if (one.fields.has('Statement')) return read.document(one);
      return [...one.fields.keys()].flatMap((key) => allowing(samTemplates.get(key) ?? []));
    }),
  ];
  const role: DraftRole = {
    name,
    policies: [...new Set(policies)],
    permissionsBoundary: boundaryAt(properties, stack, found, notes),
    place: resource.term.place,
    notes,
  };
  found.roles.set(name, role);
  return name;
};

const allowing = (actions: readonly string[]): PolicyRef[] =>
  actions.length === 0
    ? []
    : [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: [...actions], Resource: '*' }] }];
