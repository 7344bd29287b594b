/** Keeps what each operation answered, and what a run learned about its input. */
import { toSeconds, type Milliseconds } from '../kernel/time.ts';
import type { Journal } from './journal.ts';
import type { HeldResult, OperationResult, RunFinding } from './result.ts';

/** The operations and findings of one run. */
export class OperationLog {
  readonly operations: OperationResult[] = [];
  readonly findings: RunFinding[] = [];

  /** The roles that were deleted and not made again, with when. */
  readonly rolesGone = new Map<string, Milliseconds>();

  /** `heldBy` tells who holds a thing that could not be deleted. */
  constructor(journal: Journal, heldBy: (operation: string, id: string) => HeldResult | null = () => null) {
    journal.on(
      'operation.answered',
      ({ operation, function: name, role, resource, status, error, message }, at) => {
        const held = error === 'DependencyViolation' ? heldBy(operation, resource ?? '') : null;
        if (role !== null && status < 400) this.#noteRole(operation, role, at);
        this.operations.push({
          at: toSeconds(at),
          operation,
          function: name,
          ...(role === null ? {} : { role }),
          ...(resource === null ? {} : { resource }),
          status,
          error,
          message,
          ...(held === null ? {} : { heldBy: held }),
        });
      },
    );
    journal.on('subnet.usageChanged', ({ subnet, ips, clippedFrom }, at) => {
      if (clippedFrom === null) return;
      this.findings.push({
        code: 'RUN001',
        severity: 'warning',
        where: subnet,
        message: `at ${toSeconds(at)} s others would use ${clippedFrom} addresses of ${subnet}, but only ${ips} fit beside the ENIs`,
        fix: 'lower usedIps, or give the subnet a larger CIDR block',
      });
    });
  }

  #noteRole(operation: string, role: string, at: Milliseconds): void {
    if (operation === 'DeleteRole') this.rolesGone.set(role, at);
    if (operation === 'CreateRole') this.rolesGone.delete(role);
  }

  /** The deployment did not come to its end. */
  noteUncreated(functions: number): void {
    this.findings.push({
      code: 'RUN002',
      severity: 'warning',
      where: 'deploy',
      message: `${functions} ${functions === 1 ? 'function was' : 'functions were'} still to be created when the run ended`,
      fix: 'give the run a longer duration, or the deploy more parallelism',
    });
  }
}
