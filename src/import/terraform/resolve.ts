/** Where a value that only the apply knows comes from: the references of its expression, followed through modules. */
import { at, entriesOf, itemsOf, textOf, type Term } from '../term.ts';
import type { Given } from './given.ts';
import { addressOf, stepsOf, textOfSteps, type Step } from './address.ts';
import type { Plan, Resource } from './plan.ts';

/** One origin. */
export type Origin =
  /** An attribute of a resource; empty for the resource itself, which stands for any of them. */
  | { readonly is: 'resource'; readonly resource: Resource; readonly attribute: string }
  | { readonly is: 'text'; readonly text: string }
  /** Something that no id comes from, and that may choose among those that there are. */
  | { readonly is: 'chooser'; readonly name: string }
  /** Something that the plan does not show. */
  | { readonly is: 'open'; readonly name: string; readonly why: string };

/** Where an expression stands. */
interface Scope {
  /** The instance of its module. */
  readonly module: string;
  readonly path: readonly string[];
  /** The resource that it belongs to. */
  readonly owner: Resource | null;
}

/** No module is nested deeper. */
const DEEPEST = 40;

/** Follows the references of one plan. */
export class Resolver {
  readonly #known = new Map<string, readonly Origin[]>();

  constructor(
    readonly plan: Plan,
    readonly given: Given,
  ) {}

  /** The origins of an attribute of a resource, such as `vpc_config`, `subnet_ids`. */
  origins(resource: Resource, ...path: readonly string[]): readonly Origin[] {
    const scope = { module: resource.module, path: resource.path, owner: resource };
    return this.#expression(this.#expressionAt(resource, path), scope, 0);
  }

  /** Whether the configuration shows an expression for it that refers to something. */
  refers(resource: Resource, ...path: readonly string[]): boolean {
    return itemsOf(at(this.#expressionAt(resource, path), 'references')).length > 0;
  }

  /** Whether the configuration shows the resource without an expression for it: then others decide what it is. */
  leavesOut(resource: Resource, attribute: string): boolean {
    const expressions = at(this.plan.declared(resource), 'expressions');
    return expressions !== undefined && at(expressions, attribute) === undefined;
  }

  /** The arguments of the module that a resource is in, with their origins; none in the root. */
  argumentsOf(resource: Resource): readonly (readonly [name: string, origins: readonly Origin[]])[] {
    const scope = { module: resource.module, path: resource.path, owner: null };
    const call = at(
      this.plan.configuration(scope.path.slice(0, -1)),
      'module_calls',
      scope.path.at(-1) ?? '',
    );
    return entriesOf(at(call, 'expressions')).map(([name]) => [
      name,
      this.#reference(`var.${name}`, scope, 0),
    ]);
  }

  #expressionAt(resource: Resource, path: readonly string[]): Term | undefined {
    return path.reduce<Term | undefined>(
      (found, name) => at(found?.is === 'list' ? found.items[0] : found, name),
      at(this.plan.declared(resource), 'expressions'),
    );
  }

  #expression(expression: Term | undefined, scope: Scope, depth: number): readonly Origin[] {
    const constant = at(expression, 'constant_value');
    if (constant !== undefined) return texts(constant);
    const references = at(expression, 'references');
    if (references !== undefined)
      return distinct(
        shortest(itemsOf(references).flatMap((one) => textOf(one) ?? [])).flatMap((one) =>
          this.#reference(one, scope, depth + 1),
        ),
      );
    // A block: the expressions of its attributes.
    const parts = [...itemsOf(expression), ...entriesOf(expression).map(([, term]) => term)];
    return depth > DEEPEST ? [] : parts.flatMap((part) => this.#expression(part, scope, depth + 1));
  }

  #reference(reference: string, scope: Scope, depth: number): readonly Origin[] {
    const steps = stepsOf(reference);
    const isOwn = steps[0]?.word === 'each';
    const id = `${isOwn ? scope.owner?.address : scope.module} ${reference}`;
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    if (depth > DEEPEST) return [];
    // A circle leads to nothing.
    this.#known.set(id, []);
    const found = this.#follow(reference, steps, scope, depth);
    this.#known.set(id, found);
    return found;
  }

  #follow(reference: string, steps: readonly Step[], scope: Scope, depth: number): readonly Origin[] {
    const [head, second, ...rest] = steps;
    switch (head?.word) {
      case undefined:
        return [];
      case 'var':
        return this.#variable(second ?? { word: '', key: null }, rest, scope, depth);
      case 'module':
        return this.#output(second ?? { word: '', key: null }, rest, scope, depth);
      case 'local':
        return this.#open(reference, scope, 'a local value, which plans do not show');
      case 'each':
        return this.#each(reference, scope, depth);
      case 'count':
      case 'path':
      case 'self':
      case 'terraform':
        return [{ is: 'chooser', name: reference }];
      default:
        return this.#resources(reference, scope);
    }
  }

  #variable(
    { word: name, key }: Step,
    rest: readonly Step[],
    scope: Scope,
    depth: number,
  ): readonly Origin[] {
    const declared = at(this.plan.configuration(scope.path), 'variables', name);
    if (textOf(at(declared, 'sensitive')) === 'true') return this.#open(`var.${name}`, scope, 'sensitive');
    const callers = stepsOf(scope.module);
    const parent = { module: textOfSteps(callers.slice(0, -2)), path: scope.path.slice(0, -1), owner: null };
    const isRoot = scope.path.length === 0;
    const given = isRoot
      ? at(this.plan.term, 'variables', name, 'value')
      : at(
          this.plan.configuration(parent.path),
          'module_calls',
          scope.path.at(-1) ?? '',
          'expressions',
          name,
        );
    if (given !== undefined && !isRoot && at(given, 'constant_value') === undefined)
      return this.#expression(given, parent, depth);
    const value = (isRoot ? given : at(given, 'constant_value')) ?? at(declared, 'default');
    if (value === undefined) return this.#open(`var.${name}`, scope, 'without a value in the plan');
    const inner = [{ word: name, key }, ...rest].reduce<Term | undefined>(
      (found, one, index) => keyed(index === 0 ? found : at(found, one.word), one.key),
      value,
    );
    const found = inner === undefined ? [] : texts(inner).filter(isReference);
    const isList = inner?.is === 'list' && inner.items.length === 0;
    const isNothing = isList || (inner?.is === 'scalar' && inner.value === null);
    return found.length > 0 || isNothing ? found : [{ is: 'chooser', name: `var.${name}` }];
  }

  #output({ word, key }: Step, [output]: readonly Step[], scope: Scope, depth: number): readonly Origin[] {
    const path = [...scope.path, word];
    const expression = at(this.plan.configuration(path), 'outputs', output?.word ?? '', 'expression');
    const name = `module.${word}${key === null ? '' : `[${key}]`}${output === undefined ? '' : `.${output.word}`}`;
    if (expression === undefined)
      return this.#open(
        name,
        scope,
        output === undefined ? 'a module as a whole' : 'an output that is not in the plan',
      );
    const prefix = scope.module === '' ? '' : `${scope.module}.`;
    const only = `${prefix}module.${word}${key === null ? '' : `[${key}]`}`;
    const instances = this.plan.modules(scope.module, word, key);
    return (instances.length === 0 ? [only] : instances).flatMap((module) =>
      this.#expression(expression, { module, path, owner: null }, depth),
    );
  }

  /** What `for_each` goes over; which part of it one instance gets, the plan does not say. */
  #each(reference: string, scope: Scope, depth: number): readonly Origin[] {
    if (reference === 'each.key' || scope.owner === null) return [{ is: 'chooser', name: reference }];
    const all = this.#expression(at(this.plan.declared(scope.owner), 'for_each_expression'), scope, depth);
    const resources = all.filter(({ is }) => is === 'resource');
    return resources.length > 0
      ? [...resources, { is: 'chooser', name: reference }]
      : this.#open(`${scope.owner.address}.${reference}`, null, 'which plans do not show');
  }

  /** Not in the plan; the command line may know. */
  #open(name: string, scope: Scope | null, why: string): readonly Origin[] {
    const full = scope === null || scope.module === '' ? name : `${scope.module}.${name}`;
    const given = this.given.of(full);
    return given?.map((text) => ({ is: 'text', text })) ?? [{ is: 'open', name: full, why }];
  }

  #resources(reference: string, scope: Scope): readonly Origin[] {
    const found = addressOf(reference);
    if (found === undefined) return [{ is: 'chooser', name: reference }];
    const instances = this.plan.instances(scope.module, found);
    const { attribute } = found;
    if (instances.length > 0) return instances.map((resource) => ({ is: 'resource', resource, attribute }));
    const isDeclared = this.plan.declared({ ...found, path: scope.path }) !== undefined;
    return isDeclared ? [] : this.#open(reference, scope, 'which is not in the plan');
  }
}

/** The texts in a value; of anything else there is no id to be had. */
const texts = (value: Term): Origin[] => {
  if (value.is === 'scalar')
    return typeof value.value === 'string' ? [{ is: 'text', text: value.value }] : [];
  return [...itemsOf(value), ...entriesOf(value).map(([, term]) => term)].flatMap(texts);
};

/** Whether a text can be an id or an ARN; any other only chooses, and is never copied. */
const isReference = (origin: Origin): boolean =>
  origin.is === 'text' && /^(vpc-|subnet-|sg-|arn:)/.test(origin.text);

/** What a key in brackets picks; a key that is no literal picks nothing. */
const keyed = (term: Term | undefined, key: string | null): Term | undefined => {
  if (key === null || term === undefined) return term;
  if (term.is === 'list') return /^\d+$/.test(key) ? term.items[Number(key)] : term;
  return at(term, key.replaceAll(/^"|"$/g, ''));
};

/** A reference is followed by what it begins with: `aws_subnet.a.id`, `aws_subnet.a`. The longer one says all. */
const shortest = (references: readonly string[]): string[] =>
  [...new Set(references)].filter(
    (one) => !references.some((other) => other.startsWith(`${one}.`) || other.startsWith(`${one}[`)),
  );

const distinct = (origins: readonly Origin[]): Origin[] => [
  ...new Map(origins.map((one) => [idOf(one), one])).values(),
];

const idOf = (origin: Origin): string => {
  if (origin.is === 'resource') return `resource ${origin.resource.address} ${origin.attribute}`;
  return `${origin.is} ${origin.is === 'text' ? origin.text : origin.name}`;
};
