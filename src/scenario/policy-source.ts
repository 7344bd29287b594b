import { locateInPolicy } from '../iam/policy-json.ts';
import { formatPath, type Path } from './problem.ts';
import type { SideFiles } from './side-files.ts';
import type { Position, YamlSource } from './yaml-source.ts';

/** Where a policy was written. */
export interface PolicySource {
  /** The managed policy's name or the file's path as written; of a document its path: `roles[0].policies[1]`. */
  readonly name: string;
  /** The place of a statement, counted from 0; a managed policy has the place where it is named. */
  readonly locate: (statement: number) => FilePosition;
}

/** A place in one of the files. */
export interface FilePosition extends Position {
  readonly file: string;
}

/** The source of the policy at a path of the scenario. */
export const policySource = (path: Path, source: YamlSource, files: SideFiles): PolicySource => {
  const written = valueAt(source.value, path);
  const name = typeof written === 'string' ? written : formatPath(path);
  const file = name.endsWith('.json') ? files.pathOf(name) : null;
  const text = file === null ? undefined : files.readFile(file);
  return {
    name,
    locate: (statement) => {
      const inside = ['Statement', statement];
      if (file !== null && text !== undefined) return { file, ...locateInPolicy(text, inside) };
      return { file: files.scenarioFile, ...source.locate([...path, ...inside]) };
    },
  };
};

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce((inner, step) => (inner as Record<string | number, unknown> | undefined)?.[step], value);
