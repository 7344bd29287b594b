/** Services of the Serverless Framework, version 3 and 4. Source: Serverless Framework guides. */
import { posix } from 'node:path';
import { cloudFormation } from '../cloudformation/importer.ts';
import { pseudoParameters } from '../cloudformation/parameters.ts';
import type { DraftAccount } from '../draft.ts';
import { importFinding } from '../import-finding.ts';
import type { Importer, ImportOptions } from '../importer.ts';
import type { ReadFile } from '../read-file.ts';
import { at, entriesOf, textOf, type Term } from '../term.ts';
import { addressesIn } from './addresses.ts';
import { companions } from './companions.ts';
import { isService } from './is-service.ts';
import { Resolver, TooLarge } from './resolver.ts';
import { compile } from './service.ts';
import { regionOf } from './sources.ts';
import { mapping } from './terms.ts';

/** The kind. */
export const serverless: Importer = {
  kind: 'serverless',
  title: 'services of the Serverless Framework',
  hint: /["']?provider["']?\s*:/,
  recognises: isService,
  companions,
  draft: (files, options) => {
    const services = files.filter(({ term }) => term !== null && isService(term));
    const terms = new Map(
      files.flatMap(({ file, term }) => (term === null ? [] : [[posix.normalize(file), term]])),
    );
    const resolvers = (services.length > 0 ? services : files.slice(0, 1)).flatMap(({ file, term }) =>
      term === null
        ? []
        : [
            {
              file,
              resolver: new Resolver(term, { folder: posix.dirname(file), terms }, options.parameters),
            },
          ],
    );
    const compiled = resolvers.map(({ file, resolver }) => ({ file, template: compiling(resolver) }));
    const regions = new Set(resolvers.map(({ resolver }) => textOf(regionOf(resolver, resolver.root.place))));
    const [region] = regions.size === 1 ? regions : [];
    const draft = cloudFormation.draft(
      compiled.map(({ file, template }): ReadFile => ({ file, term: template, findings: [] })),
      { parameters: parametersFor(compiled, options, region) },
    );
    return {
      ...draft,
      parameters: [
        ...draft.parameters,
        ...addressesIn([...terms.values()]),
        ...resolvers.flatMap(({ resolver }) => [...resolver.addresses]),
      ],
      gaps: [...draft.gaps, ...resolvers.flatMap(({ resolver }) => resolver.gaps)],
      findings: [...draft.findings, ...resolvers.flatMap(({ resolver }) => resolver.findings)],
    } satisfies DraftAccount;
  },
};

/** A service without end is told, and counts as empty. */
const compiling = (resolver: Resolver): Term => {
  const { place } = resolver.root;
  try {
    return compile(resolver);
  } catch (error) {
    if (!(error instanceof TooLarge) && !(error instanceof RangeError)) throw error;
    const message = error instanceof TooLarge ? error.message : 'nested too deeply';
    resolver.findings.push(importFinding('IMP001', place, message));
    return mapping({}, place);
  }
};

/** Of the values of the command line, those that the templates take. */
const parametersFor = (
  compiled: readonly { readonly template: Term }[],
  { parameters }: ImportOptions,
  region: string | undefined,
): ReadonlyMap<string, string> => {
  const declared = compiled.flatMap(({ template }) =>
    entriesOf(at(template, 'Parameters')).map(([name]) => name),
  );
  const taken = [...parameters].filter(([name]) => [...pseudoParameters, ...declared].includes(name));
  return new Map([...(region === undefined ? [] : [['AWS::Region', region] as const]), ...taken]);
};
