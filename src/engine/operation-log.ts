/** Keeps what each operation answered, and what a run learned about its input. */
import { toSeconds, type Milliseconds } from '../kernel/time.ts';
import type { Facts } from '../model/facts.ts';
import type { TimelineEntry } from '../scenario/scenario.ts';
import type { Journal } from './journal.ts';
import type { HeldResult, OperationResult, RunFinding } from './result.ts';

/** The operations and findings of one run. */
export class OperationLog {
  readonly operations: OperationResult[] = [];
  /** The calls that are tried again, as they were last refused. */
  readonly postponed = new Map<TimelineEntry | null, OperationResult>();
  readonly findings: RunFinding[] = [];

  /** The roles that were deleted and not made again, with when. */
  readonly rolesGone = new Map<string, Milliseconds>();

  /** `heldBy` tells who holds a thing that could not be deleted, `calling` which entry of the timeline is being done. */
  constructor(
    journal: Journal,
    heldBy: (operation: string, id: string) => HeldResult | null = () => null,
    calling: () => TimelineEntry | null = () => null,
  ) {
    const rowOf = (told: Facts['operation.answered'], at: Milliseconds): OperationResult => {
      const { operation, function: name, role, resource, status, error, message } = told;
      const held = error === 'DependencyViolation' ? heldBy(operation, resource ?? '') : null;
      const isAgain = this.postponed.get(calling())?.operation === operation;
      const waitedMs = isAgain ? at - (calling()?.atMs ?? at) : 0;
      return {
        at: toSeconds(at),
        operation,
        function: name,
        ...(role === null ? {} : { role }),
        ...(resource === null ? {} : { resource }),
        status,
        error,
        message,
        ...(waitedMs === 0 ? {} : { waitedSeconds: toSeconds(waitedMs) }),
        ...(held === null ? {} : { heldBy: held }),
      };
    };
    journal.on('operation.postponed', (told, at) => this.postponed.set(calling(), rowOf(told, at)));
    journal.on('operation.answered', (told, at) => {
      if (told.role !== null && told.status < 400) this.#noteRole(told.operation, told.role, at);
      this.operations.push(rowOf(told, at));
      if (this.postponed.get(calling())?.operation === told.operation) this.postponed.delete(calling());
    });
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
