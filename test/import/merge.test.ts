import { describe, expect, it } from 'vitest';
import {
  UNDECLARED,
  emptyDraft,
  type DraftAccount,
  type DraftFunction,
  type DraftSubnet,
} from '../../src/import/draft.ts';
import { merge } from '../../src/import/merge.ts';

const place = { file: 'a.json', line: 1, col: 1 };
const subnet = (fields: Partial<DraftSubnet>): DraftSubnet => ({
  id: 'subnet-a',
  vpc: null,
  az: null,
  cidr: null,
  isIpv6Only: false,
  hasIpv6: false,
  route: null,
  usedIps: null,
  place,
  notes: [],
  ...fields,
});
const lambda = (fields: Partial<DraftFunction>): DraftFunction => ({
  name: 'f',
  role: null,
  vpcConfig: null,
  memory: null,
  reservedConcurrency: null,
  publishes: false,
  isExisting: false,
  versions: [],
  traffic: null,
  place,
  notes: [],
  ...fields,
});
const draft = (fields: Partial<DraftAccount>): DraftAccount => ({ ...emptyDraft, ...fields });

describe('drafts of one account', () => {
  it('fill each other’s holes', () => {
    const merged = merge([
      draft({ subnets: [subnet({ cidr: '10.0.0.0/24', notes: ['planned'] })] }),
      draft({ subnets: [subnet({ cidr: '10.9.0.0/24', usedIps: 7, notes: ['counted'] })] }),
    ]);
    expect(merged.subnets).toEqual([
      subnet({ cidr: '10.0.0.0/24', usedIps: 7, notes: ['planned', 'counted'] }),
    ]);
  });

  it('know of a function that it is there when one of them has seen it', () => {
    const [one] = merge([
      draft({ functions: [lambda({ memory: 128 })] }),
      draft({ functions: [lambda({ isExisting: true, traffic: { rate: { perSecond: 1 } } })] }),
    ]).functions;
    expect(one).toEqual(lambda({ memory: 128, isExisting: true, traffic: { rate: { perSecond: 1 } } }));
  });

  it('last as long as the longest; quotas of the first count', () => {
    expect(
      merge([
        draft({ duration: 5, quotas: { enisPerVpc: 1 } }),
        draft({ duration: 9, quotas: { enisPerVpc: 2, enisPerRegion: 3 } }),
        draft({ duration: null }),
      ]),
    ).toMatchObject({ duration: 9, quotas: { enisPerVpc: 1, enisPerRegion: 3 } });
  });
});

describe('a function of which several kinds of input speak', () => {
  const attached = (subnetIds: readonly string[], securityGroupIds: readonly string[]) => ({
    vpcConfig: { subnetIds, securityGroupIds, ipv6AllowedForDualStack: false },
  });
  const wanted = lambda({ ...attached(['subnet-b', 'subnet-a'], ['sg-1']), place: { ...place, line: 7 } });
  const there = lambda({ isExisting: true, ...attached(['subnet-a'], ['sg-2']) });

  it.each([
    ['before', [draft({ functions: [there] }), draft({ functions: [wanted] })]],
    ['after', [draft({ functions: [wanted] }), draft({ functions: [there] })]],
  ])('is there as it was seen, and the deploy changes it: inventory %s template', (_, drafts) => {
    const { functions, operations } = merge(drafts);
    expect(functions).toMatchObject([{ isExisting: true, vpcConfig: there.vpcConfig }]);
    expect(operations).toMatchObject([
      {
        at: '0s',
        do: 'UpdateFunctionConfiguration',
        fields: { function: 'f', vpcConfig: wanted.vpcConfig },
        place: { line: 7 },
      },
    ]);
  });

  it('is not changed by a deploy of the same attachment in another order', () => {
    const same = lambda({ isExisting: true, ...attached(['subnet-a', 'subnet-b', 'subnet-a'], ['sg-1']) });
    expect(merge([draft({ functions: [wanted] }), draft({ functions: [same] })]).operations).toEqual([]);
  });

  const orders = [
    ['before', (seen: DraftFunction, one: DraftFunction) => [seen, one]],
    ['after', (seen: DraftFunction, one: DraftFunction) => [one, seen]],
  ] as const;
  const mergedOf = (functions: readonly DraftFunction[]) =>
    merge(functions.map((one) => draft({ functions: [one] })));

  it.each(orders)('without a VPC today is attached by the deploy: inventory %s template', (_, inOrder) => {
    const { functions, operations } = mergedOf(inOrder(lambda({ isExisting: true }), wanted));
    expect(functions).toMatchObject([{ isExisting: true, vpcConfig: null }]);
    expect(operations).toMatchObject([
      { at: '0s', fields: { function: 'f', vpcConfig: wanted.vpcConfig }, place: { line: 7 } },
    ]);
  });

  it.each(orders)('is taken out of its VPC by empty lists: inventory %s template', (_, inOrder) => {
    const { functions, operations } = mergedOf(inOrder(there, lambda({})));
    expect(functions).toMatchObject([{ isExisting: true, vpcConfig: there.vpcConfig }]);
    expect(operations).toMatchObject([
      {
        do: 'UpdateFunctionConfiguration',
        fields: { function: 'f', vpcConfig: { subnetIds: [], securityGroupIds: [] } },
      },
    ]);
  });

  it.each(orders)('that failed takes no update and stays as it is: inventory %s template', (_, inOrder) => {
    const { functions, operations } = mergedOf(inOrder(lambda({ isExisting: true, isFailed: true }), wanted));
    expect(functions).toMatchObject([{ isExisting: true, vpcConfig: null }]);
    expect(operations).toEqual([]);
  });

  it('is placed by any input that has more than its calls', () => {
    const traffic = { rate: { perSecond: 1 } };
    const called = lambda({ isExisting: true, isUnplaced: true, traffic });
    for (const drafts of [
      [draft({ functions: [called] }), draft({ functions: [wanted] })],
      [draft({ functions: [wanted] }), draft({ functions: [called] })],
    ]) {
      const { functions, operations } = merge(drafts);
      expect(functions).toEqual([{ ...wanted, isExisting: true, traffic }]);
      expect(operations).toEqual([]);
    }
    expect(merge([draft({ functions: [called] }), draft({})]).functions).toEqual([called]);
  });
});

describe('a gap', () => {
  const gap = {
    place,
    what: 'the role app is not among the inputs',
    consequence: 'x',
    functions: [],
    closedByRole: 'app',
  };
  const role = { name: 'app', policies: [], permissionsBoundary: null, place, notes: [] };

  it('is closed by the input that describes the role', () => {
    expect(merge([draft({ gaps: [gap] }), draft({ roles: [role] })]).gaps).toEqual([]);
    expect(merge([draft({ gaps: [gap] }), draft({ roles: [{ ...role, name: 'b' }] })]).gaps).toEqual([gap]);
  });
});

it('what one input only names is as another describes it, and no note says otherwise', () => {
  const named = subnet({ vpc: 'vpc of a guess', notes: [UNDECLARED] });
  const described = subnet({
    vpc: 'vpc-1',
    cidr: '10.0.0.0/24',
    notes: ['private-a'],
    place: { ...place, line: 5 },
  });
  for (const drafts of [
    [draft({ subnets: [named] }), draft({ subnets: [described] })],
    [draft({ subnets: [described] }), draft({ subnets: [named] })],
  ])
    expect(merge(drafts).subnets).toEqual([described]);
  expect(merge([draft({ subnets: [named] }), draft({ subnets: [named] })]).subnets).toEqual([named]);
});
