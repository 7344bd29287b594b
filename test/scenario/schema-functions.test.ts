import { describe, expect, it } from 'vitest';
import { functionDefinition } from '../../src/scenario/schema-functions.ts';

const isTaken = (definition: object): boolean =>
  functionDefinition.safeParse({ name: 'a', ...definition }).success;

describe('functionDefinition', () => {
  it.each([
    [{ count: 20 }, true],
    [{ count: 'perTraceRow' }, true],
    [{ count: 0 }, false],
    [{ count: 100_001 }, false],
    [{ name: 'module.api.aws_lambda_function.this["a"]' }, true],
    [{ name: 'a*' }, false],
    [{ name: '' }, false],
    [{ existing: true }, true],
    [{ existing: 'on' }, true],
    [{ existing: true, create: '1h' }, false],
    [{ existing: false, create: '1h' }, true],
    [{ reservedConcurrency: 0 }, true],
    [{ versions: [{ version: 3 }, { version: '4', vpcConfig: {} }] }, true],
    [{ versions: [{}] }, false],
    [{ connections: { perEnvironment: 1024 } }, true],
    [{ vpcConfig: { subnetIds: [], ipv6AllowedForDualStack: 'yes' } }, false],
  ])('%j: %s', (definition, expected) => {
    expect(isTaken(definition)).toBe(expected);
  });
});
