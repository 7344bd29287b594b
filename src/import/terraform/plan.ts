/**
 * A plan or a state as `terraform show -json` prints it: its resources with both sides of their change.
 * Source: Terraform documentation, JSON Output Format.
 */
import type { Place } from '../place.ts';
import type { ReadFile } from '../read-terms.ts';
import { at, itemsOf, textOf, type Term } from '../term.ts';
import { addressOf, textOfSteps, stepsOf } from './address.ts';
import type { Side } from './side.ts';

/** One instance of a resource. */
export interface Resource {
  readonly address: string;
  readonly module: string;
  /** The names of its modules, without keys. */
  readonly path: readonly string[];
  readonly isData: boolean;
  readonly type: string;
  readonly name: string;
  readonly key: string | null;
  /** Null for what is created. */
  readonly before: Side | null;
  /** Null for what is deleted. */
  readonly after: Side | null;
  readonly actions: readonly string[];
  readonly place: Place;
}

/** One file. */
export class Plan {
  readonly resources: readonly Resource[];
  readonly #instances = new Map<string, Resource[]>();
  readonly #modules = new Map<string, Set<string>>();
  readonly #declared = new Map<string, ReadonlyMap<string, Term>>();

  constructor(
    readonly file: string,
    readonly term: Term,
  ) {
    this.resources = resourcesOf(term).toSorted((a, b) => (a.address < b.address ? -1 : 1));
    for (const one of this.resources) {
      const id = `${one.module} ${declaration(one)}`;
      this.#instances.set(id, [...(this.#instances.get(id) ?? []), one]);
      const steps = stepsOf(one.module);
      for (let end = 2; end <= steps.length; end += 2) {
        const call = `${textOfSteps(steps.slice(0, end - 2))} ${steps[end - 1]?.word}`;
        const known = this.#modules.get(call) ?? new Set();
        this.#modules.set(call, known.add(textOfSteps(steps.slice(0, end))));
      }
    }
  }

  /** The instances of a declared resource that are there after the change; of one key, where one is given. */
  instances(module: string, one: Pick<Resource, 'isData' | 'type' | 'name' | 'key'>): Resource[] {
    const all = this.#instances.get(`${module} ${declaration(one)}`) ?? [];
    return all.filter(
      ({ after, key }) => after !== null && (one.key === null || one.key === '*' || key === one.key),
    );
  }

  /** The instances of a module that is called in another one. */
  modules(caller: string, name: string, key: string | null): string[] {
    const all = [...(this.#modules.get(`${caller} ${name}`) ?? [])].sort();
    return all.filter((one) => key === null || key === '*' || stepsOf(one).at(-1)?.key === key);
  }

  /** The configuration of a module; undefined where the file has none. */
  configuration(path: readonly string[]): Term | undefined {
    return path.reduce<Term | undefined>(
      (found, name) => at(found, 'module_calls', name, 'module'),
      at(this.term, 'configuration', 'root_module'),
    );
  }

  /** The declaration of a resource in the configuration. */
  declared(one: Pick<Resource, 'path' | 'isData' | 'type' | 'name'>): Term | undefined {
    const path = one.path.join('.');
    const known =
      this.#declared.get(path) ??
      new Map(
        itemsOf(at(this.configuration(one.path), 'resources')).map((term) => [
          textOf(at(term, 'address')) ?? '',
          term,
        ]),
      );
    this.#declared.set(path, known);
    return known.get(declaration(one));
  }
}

/** `data.aws_vpc.main`: as the configuration calls it. */
export const declaration = ({ isData, type, name }: Pick<Resource, 'isData' | 'type' | 'name'>): string =>
  `${isData ? 'data.' : ''}${type}.${name}`;

/** Changes first; what is in the state and does not change; what is planned and not said to change. */
const resourcesOf = (term: Term): Resource[] => {
  const found = new Map<string, Resource>();
  const add = (resource: Resource | undefined, deposed = ''): void => {
    const id = `${resource?.address} ${deposed}`;
    if (resource !== undefined && !found.has(id)) found.set(id, resource);
  };
  for (const change of itemsOf(at(term, 'resource_changes')))
    add(changed(change), textOf(at(change, 'deposed')) ?? '');
  const states = [at(term, 'prior_state', 'values', 'root_module'), at(term, 'values', 'root_module')];
  for (const one of states.flatMap(within)) add(stated(one, 'no-op'));
  for (const one of within(at(term, 'planned_values', 'root_module'))) add(stated(one, 'create'));
  return [...found.values()];
};

/** A resource with the address of the module that it stands in. */
interface Placed {
  readonly term: Term;
  readonly module: string;
}

/** The resources of a module and of those in it. */
const within = (module: Term | undefined): Placed[] => {
  const address = textOf(at(module, 'address')) ?? '';
  return [
    ...itemsOf(at(module, 'resources')).map((term) => ({ term, module: address })),
    ...itemsOf(at(module, 'child_modules')).flatMap(within),
  ];
};

const changed = (term: Term): Resource | undefined => {
  const change = at(term, 'change');
  const actions = itemsOf(at(change, 'actions')).flatMap((one) => textOf(one) ?? []);
  const side = (name: 'before' | 'after'): Side | null => {
    const values = at(change, name);
    const unknown = name === 'after' ? at(change, 'after_unknown') : undefined;
    const sensitive = at(change, `${name}_sensitive`);
    const isNothing = values === undefined || (values.is === 'scalar' && values.value === null);
    const isUnmarked = name === 'after' && unknown === undefined;
    return isNothing ? null : { values, unknown, sensitive, isUnmarked };
  };
  const before = side('before');
  const isDeleted = actions.includes('delete') && !actions.includes('create');
  const after = isDeleted ? null : (side('after') ?? before ?? nothingKnown);
  return identified(term, { before, after, actions });
};

/** Of what is created without any value. */
const nothingKnown: Side = {
  values: undefined,
  unknown: undefined,
  sensitive: undefined,
  isUnmarked: true,
};

const stated = ({ term, module }: Placed, action: 'no-op' | 'create'): Resource | undefined => {
  const side: Side = {
    values: at(term, 'values'),
    unknown: undefined,
    sensitive: at(term, 'sensitive_values'),
    isUnmarked: action === 'create',
  };
  const before = action === 'create' ? null : side;
  return identified(term, { before, after: side, actions: [action] }, module);
};

const identified = (
  term: Term,
  sides: Pick<Resource, 'before' | 'after' | 'actions'>,
  module = '',
): Resource | undefined => {
  const address = fullAddress(term, module);
  const found = addressOf(address);
  const type = textOf(at(term, 'type')) ?? found?.type;
  if (term.is !== 'map' || type === undefined) return undefined;
  return {
    address,
    module: found?.module ?? '',
    path: found?.path ?? [],
    isData: (textOf(at(term, 'mode')) ?? (found?.isData === true ? 'data' : '')) === 'data',
    type,
    name: textOf(at(term, 'name')) ?? found?.name ?? 'unnamed',
    key: found?.key ?? null,
    ...sides,
    place: term.place,
  };
};

/** With module and key: Terraform 0.12 leaves them out in states. */
const fullAddress = (term: Term, module: string): string => {
  const [type, name] = ['type', 'name'].map((key) => textOf(at(term, key)) ?? 'unnamed');
  const given = textOf(at(term, 'address')) ?? `${type}.${name}`;
  const index = at(term, 'index');
  const isText = index?.is === 'scalar' && typeof index.value === 'string';
  const key = isText ? JSON.stringify(index.value) : textOf(index);
  const whole = key === undefined || given.endsWith(']') ? given : `${given}[${key}]`;
  return module === '' || whole.startsWith(`${module}.`) ? whole : `${module}.${whole}`;
};

/** The plan in a file; null for one without any content. */
export const planOf = ({ file, term }: ReadFile): Plan | null =>
  term === null ? null : new Plan(file, term);
