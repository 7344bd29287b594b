/** The errors of the control plane: AWS's names, HTTP codes and texts, and where each text is from. */
import { ec2Errors } from './ec2-errors.ts';
import { iamErrors } from './iam-errors.ts';
import { lambdaErrors } from './lambda-errors.ts';

/** Every error, one row each. */
export const errorRows = { ...lambdaErrors, ...ec2Errors, ...iamErrors };

/** The name of a row of errors, more precise than the error that AWS returns for it. */
export type ErrorCase = keyof typeof errorRows;

/** A refused operation, as a client of AWS sees it. */
export class AwsError extends Error {
  readonly error: string;
  readonly status: number;
  constructor(
    readonly errorCase: ErrorCase,
    details: Readonly<Record<string, string | number>> = {},
  ) {
    const { error, status, text } = errorRows[errorCase];
    super(text.replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole)));
    this.error = error;
    this.status = status;
  }
}
