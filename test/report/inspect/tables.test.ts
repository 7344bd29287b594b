import { describe, expect, it } from 'vitest';
import { footer } from '../../../src/report/inspect/footer.ts';
import { internet } from '../../../src/report/inspect/internet.ts';
import { keys } from '../../../src/report/inspect/keys.ts';
import { quotas } from '../../../src/report/inspect/quotas.ts';
import { subnets } from '../../../src/report/inspect/subnets.ts';
import { unresolved } from '../../../src/report/inspect/unresolved.ts';
import { separateFunctions } from '../../inspect/hits.ts';
import { vpcConfig } from '../../support/scenarios.ts';
import { page } from '../page.ts';
import { inspection } from './inspection.ts';

describe('quotas', () => {
  it('tell shares, room, and what fits', () => {
    expect(quotas(inspection({ otherEnis: 60, functions: separateFunctions(10) }), page())).toEqual([
      'Quotas',
      '  ENI quota of  quota  others  functions   used  in transition  free  sets of groups that fit',
      '  vpc             250      60         20   32 %           40 %   170  85 in 2 subnets',
      '  the Region    5,000      60         20  1.6 %            2 %',
      '  in transition: every function moves to other groups at once, old and new ENIs side by side',
    ]);
  });

  it('of no VPC are no section', () => {
    expect(quotas(inspection({ vpcs: [], subnets: [] }), page())).toEqual([]);
  });
});

describe('addresses', () => {
  it('tell what is left, what lacks, and the fullest subnet first', () => {
    const usedIps = [
      { atMs: 0, ips: 2 },
      { atMs: 1, ips: 9 },
    ];
    const parts = {
      subnets: [{ id: 'a' }, { id: 'b', cidr: '10.0.9.0/28', usedIps }],
      functions: separateFunctions(3, ['b']),
    };
    expect(subnets(inspection(parts), page())).toEqual([
      'Addresses (2 subnets)',
      '  subnet  VPC  zone    usable  others  at most  ENIs  free  at least  in transition',
      '  b       vpc  zone-1      11       2        9     3     6    1 lack         4 lack',
      '  a       vpc  zone-0     251       0              0   251                      251',
    ]);
  });

  it('of a subnet without IPv4 are not told as 0', () => {
    const [, , line = ''] = subnets(inspection({ subnets: [{ id: 'a', cidr: null }] }), page());
    expect(line).toMatch(/^ {2}a +vpc +zone-0 +0 +0 +no IPv4 +no IPv4$/);
  });

  it('of no subnet are no section', () => {
    expect(subnets(inspection({ subnets: [] }), page())).toEqual([]);
  });
});

describe('keys', () => {
  it('that are alike are one line', () => {
    const functions = [
      ...separateFunctions(3, ['a']),
      ...['e', 'f'].map((name) => ({ name, vpcConfig: vpcConfig(['a']) })),
    ];
    expect(keys(inspection({ functions }), page())).toEqual([
      'Keys (4)',
      '  subnet  groups         ENIs  holders  held by',
      '  a       g-1 … g-3 (3)     3   1 each  f-1, f-2 and f-3',
      '  a       g                 1        2  e and f',
    ]);
  });

  it('held by a version name it', () => {
    const versions = [{ version: '7', vpcConfig: vpcConfig(['a']) }];
    expect(keys(inspection({ functions: [{ name: 'f', versions }] }), page()).at(-1)).toMatch(/1 {2}f:7$/);
  });

  it('of nobody are no section', () => {
    expect(keys(inspection(), page())).toEqual([]);
  });
});

describe('the way to the internet', () => {
  it('is told per kind of function', () => {
    const functions = [{ name: 'o' }, ...separateFunctions(2)];
    expect(internet(inspection({ functions }), page())).toEqual([
      'Way to the internet',
      '  internet  IPv6  why                                                  functions  which',
      '  no        no    a, b: no route out                                           2  f-1 and f-2',
      '  yes       no    without a VPC: by the network of the Lambda service          1  o',
    ]);
  });

  it('of no function is no section', () => {
    expect(internet(inspection(), page())).toEqual([]);
  });
});

describe('what is not known', () => {
  it('is told with what the figures assume', () => {
    const gaps = {
      unresolved: [
        { where: 't.yaml:4:7', what: 'SubnetIds is a parameter', consequence: 'keys = 1 × subnets' },
      ],
      functions: new Set(['f-1']),
      openRoutes: new Set<string>(),
    };
    expect(unresolved(inspection({ functions: separateFunctions(2) }, gaps), page())).toEqual([
      'Not known (1 of 2 functions are wholly known)',
      '  ? t.yaml:4:7: SubnetIds is a parameter; keys = 1 × subnets',
    ]);
  });

  it('is no section when all is', () => {
    expect(unresolved(inspection(), page())).toEqual([]);
  });
});

it('the footer tells what the figures rest on', () => {
  expect(footer(inspection(), page())[0]).toMatch(/^preset docs-2024 · scenario .*· heni \d/);
});
