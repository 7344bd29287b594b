/**
 * The control plane: AWS operations by their names, each with its checks, errors and effects in one file. The
 * timeline, the TypeScript API and any endpoint go through `execute`.
 */
import { ec2Arn, functionArn, roleArn } from '../iam/arn.ts';
import { hexDigits } from '../kernel/random.ts';
import type { FunctionVersion } from '../model/function.ts';
import { LATEST, type LambdaFunction, type World } from '../model/world.ts';
import { AwsError } from './errors.ts';
import type { CallerAsk, Identities } from './identities.ts';
import type { Caller, Operation, Reply } from './operation.ts';
import { operations } from './operations/index.ts';

type Operations = typeof operations;
/** The name of an operation. */
export type OperationName = keyof Operations;
/** What an operation takes. */
export type RequestOf<N extends OperationName> =
  Operations[N] extends Operation<infer R, infer _> ? R : never;
/** What an operation answers when it is accepted, in the SDK's shape; null when it has no body. */
export type BodyOf<N extends OperationName> = Operations[N] extends Operation<infer _, infer B> ? B : never;

/** What a client sees of an operation: HTTP status and body, or AWS's name of the error and its message. */
export type Answer<B = object | null> =
  | { readonly status: number; readonly body: B; readonly error: null; readonly message: null }
  | { readonly status: number; readonly body: null; readonly error: string; readonly message: string };

const byName: { readonly [N in OperationName]: Operation<RequestOf<N>, BodyOf<N>> } = operations;

/** The control plane of one simulated account. */
export class ControlPlane {
  #idsMade = 0;
  /** The errors that the present caller does not take for an answer: it tries again. */
  passing: ReadonlySet<string> = new Set();

  constructor(
    readonly world: World,
    readonly identities: Identities,
  ) {}

  /** Does one operation now. A refusal is an answer. It changes nothing, but for
   * a creation that is stuck, which it cancels, and for the policy that the console has attached before it. */
  execute<N extends OperationName>(
    operation: N,
    request: RequestOf<N>,
    caller: Caller = null,
  ): Answer<BodyOf<N>> {
    const reply = this.#attempt(operation, request, caller);
    const { status } = reply;
    const isPostponed = reply instanceof AwsError && this.passing.has(reply.error);
    const refusal =
      reply instanceof AwsError
        ? { error: reply.error, message: reply.message }
        : { error: null, message: null };
    this.world.context.emit(isPostponed ? 'operation.postponed' : 'operation.answered', {
      operation,
      ...subjectOf(request as object),
      status,
      ...refusal,
    });
    if (reply instanceof AwsError) return { status, body: null, error: reply.error, message: reply.message };
    reply.afterwards?.();
    return { status, body: reply.body, error: null, message: null };
  }

  arn(functionName: string, qualifier: string | null = null): string {
    return functionArn(this.identities.place, functionName, qualifier);
  }

  /** A role's ARN; what is one already stays. */
  roleArn(role: string): string {
    return role.startsWith('arn:') ? role : roleArn(this.identities.place, role);
  }

  /** A new id of a thing of EC2, such as `subnet-0…`: by the seed, and never the same twice. */
  newId(prefix: string): string {
    this.#idsMade += 1;
    return `${prefix}-0${hexDigits(this.world.options.seed, 16, prefix, 'made', this.#idsMade)}`;
  }

  /** Refuses a caller who may not do it: 403 with the action and the resource that decided. */
  authorize(caller: Caller, ask: CallerAsk): void {
    const reason = this.identities.refusal(caller, ask);
    if (reason !== null) throw new AwsError('accessDenied', { reason });
  }

  /** As `authorize`, for an action that is asked on one resource alone. */
  authorizeOn(caller: Caller, action: string, resource: string): void {
    const reason = this.identities.refusalOn(caller, action, resource);
    if (reason !== null) throw new AwsError('accessDenied', { reason });
  }

  /** As `authorizeOn`, for a thing of EC2 such as (`subnet`, its id); reads are asked on everything: null. */
  authorizeEc2(caller: Caller, action: string, type: string, id: string | null): void {
    const resource = id === null ? '*' : ec2Arn(this.identities.place, type, id);
    const reason = this.identities.refusalOn(caller, `ec2:${action}`, resource);
    if (reason !== null) throw new AwsError('unauthorized', { reason });
  }

  /** The function, or 404. */
  find(functionName: string): LambdaFunction {
    const found = this.world.functions.get(functionName);
    if (found === undefined) throw new AwsError('notFound', { arn: this.arn(functionName) });
    return found;
  }

  /** The version that a qualifier names, or 404. */
  findVersion(functionName: string, qualifier: string | null): FunctionVersion {
    const found = this.find(functionName).versions.get(qualifier ?? LATEST);
    if (found === undefined) throw new AwsError('notFound', { arn: this.arn(functionName, qualifier) });
    return found;
  }

  #attempt<N extends OperationName>(
    operation: N,
    request: RequestOf<N>,
    caller: Caller,
  ): Reply<BodyOf<N>> | AwsError {
    try {
      return byName[operation](this, request, caller);
    } catch (refusal) {
      if (refusal instanceof AwsError) return refusal;
      throw refusal;
    }
  }
}

/** What a request is about, for the record. */
const subjectOf = (request: object) => {
  const {
    functionName = null,
    roleName = null,
    id = null,
  } = request as Partial<Record<string, string | null>>;
  return { function: functionName, role: roleName, resource: id };
};
