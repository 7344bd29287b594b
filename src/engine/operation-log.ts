/** Keeps what each operation answered, and what a run learned about its input. */
import { toSeconds } from '../kernel/time.ts';
import type { Journal } from './journal.ts';
import type { OperationResult, RunFinding } from './result.ts';

/** The operations and findings of one run. */
export class OperationLog {
  readonly operations: OperationResult[] = [];
  readonly findings: RunFinding[] = [];

  constructor(journal: Journal) {
    journal.on('operation.answered', ({ operation, function: name, role, status, error, message }, at) =>
      this.operations.push({
        at: toSeconds(at),
        operation,
        function: name,
        ...(role === null ? {} : { role }),
        status,
        error,
        message,
      }),
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
