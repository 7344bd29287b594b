/** The order in which the resources of a template are created: each after those that it names. */
import { entriesOf, itemsOf, textOf, type Term } from '../term.ts';
import type { Stack } from './stack.ts';
import { callOf, type Resource } from './template.ts';
import { conditionNamed } from './conditions.ts';

/** Properties of a SAM function that become resources of their own, which come after it. */
const apart: readonly string[] = [
  'Events',
  'DeploymentPreference',
  'EventInvokeConfig',
  'FunctionUrlConfig',
  'ProvisionedConcurrencyConfig',
];

/** The resources, first what others need. A circle is told, and left in the order of the template. */
export const inOrder = (stack: Stack): Resource[] => {
  const { resources } = stack.template;
  const ordered = new Set<Resource>();
  const open = new Set<Resource>();
  const visit = (resource: Resource): void => {
    if (ordered.has(resource)) return;
    if (open.has(resource)) {
      const circle = [...open].slice([...open].indexOf(resource)).map(({ id }) => id);
      stack.deployment.problem(
        'IMP004',
        resource.term.place,
        `Circular dependency between resources: [${circle.join(', ')}]`,
      );
      return;
    }
    open.add(resource);
    for (const id of needs(resource, stack)) {
      const needed = resources.get(id);
      if (needed !== undefined) visit(needed);
    }
    open.delete(resource);
    ordered.add(resource);
  };
  for (const resource of resources.values()) visit(resource);
  return [...ordered];
};

/** The names that a resource refers to. What other SAM resources become is SAM's own affair. */
const needs = ({ type, properties, dependsOn }: Resource, stack: Stack): Set<string> => {
  const names = new Set(dependsOn);
  const isSam = type.startsWith('AWS::Serverless::');
  if (isSam && type !== 'AWS::Serverless::Function') return names;
  if (properties?.is !== 'map') return names;
  for (const [name, term] of properties.entries)
    if (!isSam || !apart.includes(name)) namesIn(term, stack, names);
  return names;
};

const namesIn = (term: Term, stack: Stack, names: Set<string>): void => {
  const call = callOf(term);
  if (call === undefined) {
    for (const item of itemsOf(term)) namesIn(item, stack, names);
    for (const [, inner] of entriesOf(term)) namesIn(inner, stack, names);
    return;
  }
  const { name, argument } = call;
  const first = argument.is === 'list' ? argument.items[0] : argument;
  const text = textOf(first) ?? '';
  if (name === 'Ref' || name === 'GetAtt') names.add(text.split('.')[0] ?? '');
  else if (name === 'If') {
    const { holds } = conditionNamed(text, stack);
    for (const [index, branch] of itemsOf(argument).entries())
      if (index > 0 && (holds === null || (index === 1) === holds)) namesIn(branch, stack, names);
  } else {
    if (name === 'Sub') {
      const own = new Set(entriesOf(itemsOf(argument)[1]).map(([key]) => key));
      for (const [, used = ''] of text.matchAll(/\$\{([^!}][^}]*)\}/g))
        if (!own.has(used)) names.add(used.split('.')[0] ?? '');
    }
    namesIn(argument, stack, names);
  }
};
