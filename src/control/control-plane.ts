/**
 * The control plane: AWS operations by their names, each with its checks, errors and effects in one file. The
 * timeline, the TypeScript API and any endpoint go through `execute`.
 */
import type { FunctionVersion } from '../model/function.ts';
import { LATEST, type LambdaFunction, type World } from '../model/world.ts';
import { AwsError } from './errors.ts';
import type { CallerAsk, Identities } from './identities.ts';
import { createFunction, type CreateFunctionRequest } from './operations/create-function.ts';
import { deleteFunction, type DeleteFunctionRequest } from './operations/delete-function.ts';
import {
  getFunctionConfiguration,
  type GetFunctionRequest,
} from './operations/get-function-configuration.ts';
import { invoke, type InvokeRequest } from './operations/invoke.ts';
import {
  attachRolePolicy,
  createRole,
  deleteRole,
  deleteRolePolicy,
  detachRolePolicy,
  putRolePolicy,
  type CreateRoleRequest,
  type PutRolePolicyRequest,
  type RolePolicyRequest,
  type RoleRequest,
} from './operations/role-policies.ts';
import { publishVersion, type PublishVersionRequest } from './operations/publish-version.ts';
import {
  updateFunctionConfiguration,
  type UpdateFunctionConfigurationRequest,
} from './operations/update-function-configuration.ts';

/** The requests by operation: a new operation is one line here and one in `operations`. */
export interface Requests {
  CreateFunction: CreateFunctionRequest;
  UpdateFunctionConfiguration: UpdateFunctionConfigurationRequest;
  GetFunctionConfiguration: GetFunctionRequest;
  PublishVersion: PublishVersionRequest;
  DeleteFunction: DeleteFunctionRequest;
  Invoke: InvokeRequest;
  CreateRole: CreateRoleRequest;
  DeleteRole: RoleRequest;
  PutRolePolicy: PutRolePolicyRequest;
  DeleteRolePolicy: RolePolicyRequest;
  AttachRolePolicy: RolePolicyRequest;
  DetachRolePolicy: RolePolicyRequest;
}
/** The name of an operation. */
export type OperationName = keyof Requests;

/** What an operation answers, and what happens right after the answer is given. */
export interface Reply {
  readonly status: number;
  readonly body: object | null;
  readonly afterwards?: () => void;
}
/** Who calls: a principal of the account, or null for one that is allowed everything. */
export type Caller = string | null;
/** What an operation does: checks, then effects; throws AwsError to refuse. */
export type Operation<R> = (control: ControlPlane, request: R, caller: Caller) => Reply;

/** What a client sees of an operation: HTTP status, body, or error and message. */
export interface Answer {
  readonly status: number;
  readonly body: object | null;
  /** The name of AWS's error, and its message; null when the operation was accepted. */
  readonly error: string | null;
  readonly message: string | null;
}

const operations: { readonly [N in OperationName]: Operation<Requests[N]> } = {
  CreateFunction: createFunction,
  UpdateFunctionConfiguration: updateFunctionConfiguration,
  GetFunctionConfiguration: getFunctionConfiguration,
  PublishVersion: publishVersion,
  DeleteFunction: deleteFunction,
  Invoke: invoke,
  CreateRole: createRole,
  DeleteRole: deleteRole,
  PutRolePolicy: putRolePolicy,
  DeleteRolePolicy: deleteRolePolicy,
  AttachRolePolicy: attachRolePolicy,
  DetachRolePolicy: detachRolePolicy,
};

/** The control plane of one simulated account. */
export class ControlPlane {
  constructor(
    readonly world: World,
    readonly identities: Identities,
  ) {}

  /** Does one operation now. A refusal is an answer. It changes nothing, unless it cancels a creation that is stuck. */
  execute<N extends OperationName>(operation: N, request: Requests[N], caller: Caller = null): Answer {
    const reply = this.#attempt(operation, request, caller);
    const { emit } = this.world.context;
    const functionName = 'functionName' in request ? request.functionName : null;
    const role = 'roleName' in request ? request.roleName : null;
    const refusal = reply instanceof AwsError ? { error: reply.error, message: reply.message } : null;
    const { error, message } = refusal ?? { error: null, message: null };
    emit('operation.answered', {
      operation,
      function: functionName,
      role,
      status: reply.status,
      error,
      message,
    });
    if (reply instanceof AwsError) return { status: reply.status, body: null, error, message };
    reply.afterwards?.();
    return { status: reply.status, body: reply.body, error, message };
  }

  arn(functionName: string, qualifier: string | null = null): string {
    const { id, region } = this.world.options.account;
    const suffix = qualifier === null ? '' : `:${qualifier}`;
    return `arn:aws:lambda:${region}:${id}:function:${functionName}${suffix}`;
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

  #attempt<N extends OperationName>(operation: N, request: Requests[N], caller: Caller): Reply | AwsError {
    try {
      return operations[operation](this, request, caller);
    } catch (refusal) {
      if (refusal instanceof AwsError) return refusal;
      throw refusal;
    }
  }
}
