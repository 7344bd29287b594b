import { describe, expect, it } from 'vitest';
import {
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
