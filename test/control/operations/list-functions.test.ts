import { describe, expect, it } from 'vitest';
import { account } from '../../support/account.ts';
import { vpcConfig } from '../../support/scenarios.ts';

const many = (count: number) =>
  account({
    functions: Array.from({ length: count }, (_, i) => ({
      name: `f${String(i).padStart(3, '0')}`,
      create: 'existing' as const,
      vpcConfig: vpcConfig(['a']),
    })),
  });

describe('ListFunctions', () => {
  it('lists what functions are configured to be, by name, and not their states', () => {
    const run = account({
      functions: [
        { name: 'b', create: 'existing' },
        { name: 'a', create: 'existing', vpcConfig: vpcConfig(['a']) },
      ],
    });
    const listed = run.call('ListFunctions', {}).body?.Functions ?? [];
    expect(listed.map(({ FunctionName, Version }) => [FunctionName, Version])).toEqual([
      ['a', '$LATEST'],
      ['b', '$LATEST'],
    ]);
    expect(listed[0]?.VpcConfig).toMatchObject({ SubnetIds: ['a'], VpcId: 'vpc' });
    for (const one of listed) {
      expect(Object.keys(one).filter((member) => /^State|^LastUpdate/.test(member))).toEqual([]);
    }
  });

  it('gives pages of 50, each from where the one before ended', () => {
    const run = many(120);
    const names: string[] = [];
    const sizes: number[] = [];
    for (let marker: string | null = null; ;) {
      const page: { Functions: readonly { FunctionName: string }[]; NextMarker?: string } | null = run.call(
        'ListFunctions',
        { marker },
      ).body;
      names.push(...(page?.Functions ?? []).map(({ FunctionName }) => FunctionName));
      sizes.push(page?.Functions.length ?? 0);
      if (page?.NextMarker === undefined) break;
      marker = page.NextMarker;
    }
    expect(sizes).toEqual([50, 50, 20]);
    expect(new Set(names).size).toBe(120);
  });

  it('a full last page has no marker, and fewer items may be asked for', () => {
    const run = many(50);
    expect(run.call('ListFunctions', {}).body).not.toHaveProperty('NextMarker');
    const first = run.call('ListFunctions', { maxItems: 2 }).body;
    expect([first?.Functions.length, first?.NextMarker]).toEqual([2, first?.Functions[1]?.FunctionArn]);
  });

  it('with all versions, each by its qualified ARN', () => {
    const run = account({ functions: [{ name: 'f', create: 'existing' }] });
    run.publish('f');
    const all = run.call('ListFunctions', { allVersions: true }).body?.Functions ?? [];
    expect(all.map(({ FunctionArn }) => FunctionArn.split(':').at(-1))).toEqual(['$LATEST', '1']);
  });
});

describe('ListVersionsByFunction', () => {
  it('lists $LATEST first, then by number, and is refused for what does not exist', () => {
    const versions = ['10', '9'].map((version) => ({ version, vpcConfig: vpcConfig(['a']) }));
    const run = account({ functions: [{ name: 'f', create: 'existing', versions }] });
    const { body } = run.call('ListVersionsByFunction', { functionName: 'f' });
    expect(body?.Versions.map(({ Version }) => Version)).toEqual(['$LATEST', '9', '10']);
    expect(run.call('ListVersionsByFunction', { functionName: 'g' }).status).toBe(404);
  });
});
