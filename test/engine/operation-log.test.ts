import { describe, expect, it } from 'vitest';
import { Journal } from '../../src/engine/journal.ts';
import { OperationLog } from '../../src/engine/operation-log.ts';

describe('the log of operations', () => {
  it('keeps what each answered, in order, in seconds', () => {
    const journal = new Journal();
    const { operations } = new OperationLog(journal);
    const answered = {
      operation: 'DeleteFunction',
      function: 'f',
      role: null,
      resource: null,
      error: null,
      message: null,
    };
    journal.record(1500, 'operation.answered', { ...answered, status: 204 });
    journal.record(2500, 'operation.answered', {
      ...answered,
      status: 404,
      error: 'ResourceNotFoundException',
      message: 'Function not found',
    });
    expect(operations).toEqual([
      { at: 1.5, operation: 'DeleteFunction', function: 'f', status: 204, error: null, message: null },
      {
        at: 2.5,
        operation: 'DeleteFunction',
        function: 'f',
        status: 404,
        error: 'ResourceNotFoundException',
        message: 'Function not found',
      },
    ]);
  });
});

describe('addresses of others that do not fit', () => {
  it('are a finding with the instant, what was asked for and what there is', () => {
    const journal = new Journal();
    const { findings } = new OperationLog(journal);
    journal.record(0, 'subnet.usageChanged', { subnet: 'a', ips: 5, clippedFrom: null });
    journal.record(60_000, 'subnet.usageChanged', { subnet: 'a', ips: 11, clippedFrom: 14 });
    expect(findings).toEqual([
      {
        code: 'RUN001',
        severity: 'warning',
        where: 'a',
        message: 'at 60 s others would use 14 addresses of a, but only 11 fit beside the ENIs',
        fix: 'lower usedIps, or give the subnet a larger CIDR block',
      },
    ]);
  });
});

describe('a deployment that does not come to its end', () => {
  it('is a finding with the number of functions that are still to be created', () => {
    const log = new OperationLog(new Journal());
    log.noteUncreated(3);
    expect(log.findings).toMatchObject([{ code: 'RUN002', severity: 'warning', where: 'deploy' }]);
    expect(log.findings[0]?.message).toMatch(/^3 functions were still to be created/);
  });
});
