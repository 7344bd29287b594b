/** CloudFormation and SAM templates. Sources: CloudFormation User Guide, SAM specification. */
import { emptyDraft } from '../draft.ts';
import type { Importer } from '../importer.ts';
import { importFinding } from '../import-finding.ts';
import { at, entriesOf } from '../term.ts';
import { Collection } from './collect.ts';
import { checkType, functionTypes } from './spelling.ts';
import { conditionNamed } from './conditions.ts';
import { readFunction } from './functions.ts';
import { withoutLoops } from './loops.ts';
import { nameEverything } from './name-everything.ts';
import { addBlocks, addUndeclared, networkResources } from './network.ts';
import { inOrder } from './order.ts';
import { givenTo } from './references.ts';
import { addressOf, Deployment, isNesting, isRemote, type Stack } from './stack.ts';
import type { Resource } from './template.ts';

/** The macros whose effect is known. */
const knownTransforms = /^AWS::(Serverless-2016-10-31|LanguageExtensions|CodeDeployBlueGreen)$/;

/** The kind. */
export const cloudFormation: Importer = {
  kind: 'cloudformation',
  title: 'CloudFormation and SAM templates',
  hint: /["']?(Resources|AWSTemplateFormatVersion)["']?\s*:/,
  recognises: (term) =>
    at(term, 'AWSTemplateFormatVersion') !== undefined ||
    entriesOf(at(term, 'Resources')).some(([, resource]) => at(resource, 'Type') !== undefined),
  draft: (files, options) => {
    const deployment = new Deployment(files, options, withoutLoops);
    const found = new Collection(deployment);
    try {
      for (const root of deployment.roots) readStack(root, found, []);
      addUndeclared(found);
      addBlocks(found);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const file = files[0]?.file ?? '';
      deployment.findings.push(importFinding('IMP001', { file, line: 1, col: 1 }, 'nested too deeply'));
    }
    const { parameters } = options;
    return {
      ...emptyDraft,
      ...nameEverything(found),
      accountId: /^\d{12}$/.exec(parameters.get('AWS::AccountId') ?? '')?.[0] ?? null,
      region: parameters.get('AWS::Region') ?? null,
      findings: deployment.findings,
      parameters: deployment.parameters,
    };
  },
};

/** `doubts`: why it is not known whether the stack exists at all. */
const readStack = (stack: Stack, found: Collection, doubts: readonly string[]): void => {
  const { template } = stack;
  for (const transform of template.transforms)
    if (!knownTransforms.test(transform))
      found.gap(
        at(template.term, 'Transform')?.place ?? template.term.place,
        `the macro ${transform} may change the template`,
        'counted as it is written',
        [],
      );
  for (const resource of inOrder(stack)) {
    const { id, condition, term } = resource;
    if (id.startsWith('Fn::')) {
      found.gap(term.place, `${id} makes resources`, 'functions among them are not counted', []);
      continue;
    }
    const truth = condition === undefined ? { holds: true } : conditionNamed(condition, stack);
    if (truth.holds === false) continue;
    const own =
      truth.holds === null
        ? [`the condition ${condition}, which depends on ${truth.why ?? 'something unknown'}`]
        : [];
    readResource(resource, stack, found, [...doubts, ...own]);
  }
};

const readResource = (
  resource: Resource,
  stack: Stack,
  found: Collection,
  doubts: readonly string[],
): void => {
  const { type, id, term } = resource;
  checkType(resource, found);
  if (functionTypes.includes(type)) {
    readFunction(resource, stack, found);
    for (const doubt of doubts)
      found.gap(term.place, `whether ${id} exists is ${doubt}`, 'counted', [found.keyOf(stack, id)]);
  }
  networkResources.get(type)?.(resource, stack, found);
  if (type.endsWith('::MODULE'))
    found.gap(term.place, `the module ${type} makes resources`, 'functions among them are not counted', []);
  if (!isNesting(resource)) return;
  const child = stack.child(resource, () => givenTo(resource.properties, stack));
  const address = addressOf(resource);
  if (child !== null && address !== undefined && isRemote(address))
    found.gap(
      term.place,
      `the template of the nested stack ${id} is at ${address}`,
      `taken to be ${child.source.file}`,
      [],
    );
  if (child !== null) readStack(child, found, doubts);
  else
    found.gap(
      term.place,
      `the template of the nested stack ${id} is not among the inputs`,
      'functions in it are not counted',
      [],
    );
};
