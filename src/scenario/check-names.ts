import type { Check, Draft } from './draft.ts';
import { isNumbered } from './numbered.ts';
import type { Path, Problem } from './problem.ts';
import { show } from './show.ts';

/** Lambda API reference, FunctionName: the name alone. */
const LONGEST = 64;
const awsName = /^[a-zA-Z0-9-_]+$/;
/** The address of a function that gets its name only when it is deployed: `module.shop.aws_lambda_function.f["a"]`. */
const terraformAddress = /^[\w-]+(\[[^\]]+\])?(\.[\w-]+(\[[^\]]+\])?)+$/;

/** Names of functions: such as AWS takes, or addresses that stand for one. */
export const checkNames: Check = (draft) =>
  named(draft).flatMap(({ name, longest, path }) => check(name, longest, path));

interface Named {
  readonly name: string;
  /** With the number that a count adds. */
  readonly longest: string;
  readonly path: Path;
}

const named = ({ file, functions }: Draft): Named[] => {
  const lastOf = new Map(functions.map(({ index, name }) => [index, name]));
  const defined = new Set(functions.map(({ name }) => name));
  return [
    ...file.functions.map(({ name }, index) => {
      return { name, longest: lastOf.get(index) ?? name, path: ['functions', index, 'name'] };
    }),
    ...file.timeline.flatMap((entry, index): Named[] =>
      entry.do === 'CreateFunction'
        ? entry.function
            .filter((name) => !name.includes('*') && !defined.has(name))
            .map((name) => ({ name, longest: name, path: ['timeline', index, 'function'] }))
        : [],
    ),
  ];
};

const check = (name: string, longest: string, path: Path): Problem[] => {
  if (isNumbered(name)) {
    const message = `${show(name)} is not a name: {n} stands for a number only in the ids of subnets and security groups; a count gives name-1, name-2 …`;
    return [{ code: 'SCN002', path, message }];
  }
  if (terraformAddress.test(name)) return [];
  const expected = `AWS takes letters, digits, - and _, ${LONGEST} of them at most`;
  if (!awsName.test(name)) return [{ code: 'SCN026', path, message: `${show(name)}: ${expected}` }];
  if (longest.length <= LONGEST) return [];
  return [
    { code: 'SCN026', path, message: `${show(longest)} has ${longest.length} characters: ${expected}` },
  ];
};
