/** The errors of IAM. In a text, `{name}` stands for a detail of the request. */
import type { ErrorRow } from './error-row.ts';

/** One row per refusal. */
export const iamErrors = {
  noSuchRole: {
    error: 'NoSuchEntity',
    status: 404,
    text: 'The role with name {role} cannot be found.',
    source: 'field',
  },
  roleExists: {
    error: 'EntityAlreadyExists',
    status: 409,
    text: 'Role with name {role} already exists.',
    source: 'field',
  },
  noSuchPolicy: {
    error: 'NoSuchEntity',
    status: 404,
    text: 'Policy {policy} was not found.',
    source: 'field',
  },
  malformedPolicy: {
    error: 'MalformedPolicyDocument',
    status: 400,
    text: 'Syntax errors in policy.',
    source: 'field',
  },
} as const satisfies Record<string, ErrorRow>;
