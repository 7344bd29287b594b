/** The sequences of answers that AWS was recorded to give, as facts of our own: one file each, always at hand. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'vitest';
import type { OperationName, RequestOf } from '../../src/control/control-plane.ts';
import { account } from '../support/account.ts';
import { Comparison, namesIn, type Json } from './recorded.ts';

interface Step {
  readonly at: number;
  readonly call: OperationName;
  readonly request: Json;
  readonly status: number;
  readonly answer?: Json;
  readonly error?: string;
  readonly message?: string;
}

const defaults: { readonly [N in OperationName]?: Json } = {
  CreateFunction: { role: null, vpcConfig: null, memory: 128, publish: false },
  GetFunction: { qualifier: null },
  GetFunctionConfiguration: { qualifier: null },
  UpdateFunctionConfiguration: { vpcConfig: null, memory: null },
  DeleteFunction: { qualifier: null },
};

/** Compared where a step states them. */
const optional = [
  'FunctionName',
  'FunctionArn',
  'CodeSha256',
  'NetworkInterfaceId',
  'AttachmentId',
  'Description',
];

describe('the sequences of answers that AWS was recorded to give', () => {
  const folder = path.join(import.meta.dirname, 'fixtures');
  const fixtures = namesIn(folder).map((file) => ({
    file,
    ...(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as { title: string; steps: Step[] }),
  }));

  it.each(fixtures)('$file: $title', ({ steps }) => {
    const run = account();
    const comparison = new Comparison({}, optional);
    for (const { at, call, request, status, answer, error: Code, message: Message } of steps) {
      const body: Json = Code === undefined ? (answer ?? {}) : { Error: { Code, Message } };
      const given = { ...defaults[call], ...request } as unknown as RequestOf<typeof call>;
      comparison.expectSame(run.at(at).call(call, given), { status, body }, `${call} at ${at}`);
    }
  });
});
