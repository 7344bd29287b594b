import { describe, expect, it } from 'vitest';
import { declaredFunctions } from '../../src/inspect/declared-functions.ts';
import { scenario, vpcConfig } from '../support/scenarios.ts';

const create = { atMs: 0, do: 'CreateFunction' as const, role: null, memory: 128, publish: false };

describe('declaredFunctions', () => {
  it('are sorted by name, with their versions', () => {
    const versions = [{ version: '1', vpcConfig: vpcConfig(['b']) }];
    const declared = declaredFunctions(
      scenario({ functions: [{ name: 'f-10' }, { name: 'f-2', versions }] }),
    );
    expect(declared.map(({ name }) => name)).toEqual(['f-2', 'f-10']);
    expect(declared[0]?.versions).toEqual(versions);
  });

  it('are also those that only the timeline creates, as it creates them first', () => {
    const declared = declaredFunctions(
      scenario({
        functions: [{ name: 'late', create: null }],
        timeline: [
          { ...create, function: 'late', vpcConfig: vpcConfig(['a']) },
          { ...create, function: 'new', vpcConfig: { subnetIds: ['b'], securityGroupIds: ['g'] } },
          { ...create, function: 'new', vpcConfig: null },
        ],
      }),
    );
    expect(declared.map(({ name, vpcConfig: vpc }) => [name, vpc?.subnetIds])).toEqual([
      ['late', ['a']],
      ['new', ['b']],
    ]);
  });

  it('of which a definition with a time of its own is not changed by a second creation', () => {
    const [only] = declaredFunctions(
      scenario({
        functions: [{ name: 'f', vpcConfig: vpcConfig(['a']) }],
        timeline: [{ ...create, function: 'f', vpcConfig: vpcConfig(['b']) }],
      }),
    );
    expect(only?.vpcConfig?.subnetIds).toEqual(['a']);
  });

  it('have no VPC when one of the two lists is empty', () => {
    const [none] = declaredFunctions(
      scenario({ functions: [{ name: 'f', vpcConfig: vpcConfig(['a'], []) }] }),
    );
    expect(none?.vpcConfig).toBeNull();
  });
});
