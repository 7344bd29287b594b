/** A template with values for its parameters: what is asked when an expression names something. */
import { posix } from 'node:path';
import type { Finding } from '../../scenario/finding.ts';
import { importFinding } from '../import-finding.ts';
import type { ImportOptions } from '../importer.ts';
import { formatPlace, type Place } from '../place.ts';
import { at, entriesOf, textOf, type Term } from '../term.ts';
import type { Truth } from './conditions.ts';
import { parameterValue, pseudoParameters } from './parameters.ts';
import { declared, templateOf, type Resource, type Section, type Template } from './template.ts';
import type { Value } from './value.ts';

/** More nested stacks than any deploy has. */
const MOST_STACKS = 500;

/** All templates of an import, and the stacks that they make. */
export class Deployment {
  readonly templates: readonly Template[];
  /** The stacks of the templates that no other one nests. */
  readonly roots: readonly Stack[];
  readonly findings: Finding[] = [];
  /** How many stacks there are. */
  stacks = 0;

  constructor(
    files: readonly { readonly file: string; readonly term: Term | null }[],
    readonly options: ImportOptions,
    /** A template without its loops, which are over what a stack knows. */
    readonly unrolled: (template: Template, stack: Stack) => Template,
  ) {
    this.templates = files.flatMap(({ file, term }) => (term === null ? [] : [templateOf(file, term)]));
    const nested = new Set(
      this.templates.flatMap((one) =>
        [...one.resources.values()].flatMap((resource) => this.nestedIn(one, resource) ?? []),
      ),
    );
    const roots = this.templates.filter((one) => !nested.has(one));
    // Templates that nest each other in a circle have no root; the first is as good as any, and the circle is told.
    this.roots = (roots.length === 0 ? this.templates.slice(0, 1) : roots).map(
      (one) => new Stack(this, one, null, null),
    );
  }

  /** What `--param` can give a value. */
  get parameters(): string[] {
    const declaredNames = this.templates.flatMap(({ term }) =>
      entriesOf(at(term, 'Parameters')).map(([name]) => name),
    );
    return [...declaredNames, ...pseudoParameters];
  }

  /** The template among the inputs that a resource nests. */
  nestedIn(template: Template, resource: Resource): Template | undefined {
    const url = addressOf(resource);
    if (url === undefined) return undefined;
    if (isRemote(url)) return this.#likeRemote(url, template);
    const path = posix.join(posix.dirname(template.file), url);
    return this.templates.find((one) => posix.normalize(one.file) === path);
  }

  /** The one template whose path ends as an address on the network does, by as many folders as possible. */
  #likeRemote(url: string, parent: Template): Template | undefined {
    const parts = (url.replace(/[?#].*$/s, '').split('://')[1] ?? '').split('/').slice(1);
    const others = this.templates.filter((one) => one !== parent);
    for (let from = 0; from < parts.length; from++) {
      const tail = `/${parts.slice(from).join('/')}`;
      const alike = others.filter((one) => `/${posix.normalize(one.file)}`.endsWith(tail));
      if (alike.length > 0) return alike.length === 1 ? alike[0] : undefined;
    }
    return undefined;
  }

  problem(...[code, place, message]: Parameters<typeof importFinding>): void {
    const finding = importFinding(code, place, message);
    const isTold = this.findings.some(
      (one) => one.message === message && formatPlace(one) === formatPlace(place),
    );
    if (!isTold) this.findings.push(finding);
  }
}

/** Where a resource that nests a template names it. */
const nesting: ReadonlyMap<string, string> = new Map([
  ['AWS::CloudFormation::Stack', 'TemplateURL'],
  ['AWS::Serverless::Application', 'Location'],
]);

/** Where the template of a nested stack is; undefined for other resources, and where only the deploy knows. */
export const addressOf = ({ type, properties }: Resource): string | undefined => {
  const key = nesting.get(type);
  return key === undefined ? undefined : textOf(at(properties, key));
};

/** Whether an address is not a path: heni reads nothing from the network. */
export const isRemote = (address: string): boolean => /^\w+:\/\//.test(address);

/** Whether a resource is a nested stack. */
export const isNesting = ({ type }: Resource): boolean => nesting.has(type);

/** One stack. */
export class Stack {
  readonly #parameters = new Map<string, Value | undefined>();
  readonly #children = new Map<string, Stack | null>();
  #template: Template | null = null;
  /** What each condition came to; null while it is being asked. */
  readonly truths = new Map<string, Truth | null>();

  constructor(
    readonly deployment: Deployment,
    /** As it is written. */
    readonly source: Template,
    /** The stack that this one is nested in. */
    readonly parent: Stack | null,
    readonly id: string | null,
    readonly given: ReadonlyMap<string, Value> = new Map(),
  ) {
    deployment.stacks += 1;
  }

  /** Without loops. While they are unrolled they may ask for what stands outside of them. */
  get template(): Template {
    if (this.#template === null) {
      this.#template = this.source;
      this.#template = this.deployment.unrolled(this.source, this);
    }
    return this.#template;
  }

  /** Of the stack in all that is imported. */
  get scope(): string {
    return this.parent === null ? this.source.file : `${this.parent.scope}/${this.id}`;
  }

  /** The declaration of a name, in this template or, for a part of a template, in the only other one that has it. */
  find(section: Section, name: string): { readonly stack: Stack; readonly term: Term } | undefined {
    const own = declared(this.template, section, name);
    if (own !== undefined) return { stack: this, term: own };
    const others = this.deployment.roots.flatMap((stack) => {
      const term = declared(stack.template, section, name);
      return term === undefined || stack === this ? [] : [{ stack, term }];
    });
    return this.parent === null && others.length === 1 ? others[0] : undefined;
  }

  /** The value of a parameter; undefined when there is none. */
  parameter(name: string, place: Place): Value | undefined {
    if (!this.#parameters.has(name)) {
      const found = this.find('Parameters', name);
      const value =
        found === undefined
          ? undefined
          : found.stack === this
            ? parameterValue(this, name, found.term)
            : found.stack.parameter(name, place);
      this.#parameters.set(name, value);
    }
    const value = this.#parameters.get(name);
    return value === undefined ? undefined : { ...value, place };
  }

  /** The nested stack of a resource; null when its template is not among the inputs. `given` makes its parameters. */
  child(resource: Resource, given: () => ReadonlyMap<string, Value>): Stack | null {
    const known = this.#children.get(resource.id);
    if (known !== undefined) return known;
    const template = this.deployment.nestedIn(this.template, resource);
    const isCircle = template !== undefined && this.#isWithin(template);
    if (isCircle || this.deployment.stacks > MOST_STACKS)
      this.deployment.problem(
        'IMP004',
        resource.term.place,
        isCircle
          ? `the nested stack ${resource.id} contains itself`
          : `there are more than ${MOST_STACKS} nested stacks`,
      );
    this.#children.set(resource.id, null);
    const isSound = template !== undefined && !isCircle && this.deployment.stacks <= MOST_STACKS;
    const child = isSound ? new Stack(this.deployment, template, this, resource.id, given()) : null;
    this.#children.set(resource.id, child);
    return child;
  }

  #isWithin(template: Template): boolean {
    return this.source === template || (this.parent !== null && this.parent.#isWithin(template));
  }
}
