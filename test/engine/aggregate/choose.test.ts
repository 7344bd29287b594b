import { describe, expect, it } from 'vitest';
import { chooseFidelity, overallFidelity } from '../../../src/engine/aggregate/choose.ts';
import { HOUR } from '../../../src/kernel/time.ts';
import type { FunctionSpec, Scenario } from '../../../src/scenario/scenario.ts';
import { scenario, vpcConfig } from '../../support/scenarios.ts';

const called = (name: string, perSecond: number, rest: Partial<FunctionSpec> = {}) => ({
  name,
  vpcConfig: vpcConfig(['a']),
  traffic: {
    form: 'rate' as const,
    qualifier: '$LATEST',
    duration: { fixed: 100 },
    rate: { interpolate: 'step' as const, points: [{ atMs: 0, value: perSecond }] },
  },
  ...rest,
});
const chosen = (fidelity: Scenario['fidelity'], ...functions: Parameters<typeof called>[]) =>
  Object.fromEntries(
    chooseFidelity(
      scenario({ fidelity, durationMs: HOUR, functions: functions.map((one) => called(...one)) }),
    ),
  );

describe('chooseFidelity', () => {
  it('counts all random traffic where it is told to, and none where it is told not to', () => {
    expect(chosen('aggregate', ['f', 1])).toEqual({ f: 'aggregate' });
    expect(chosen('exact', ['f', 1000])).toEqual({ f: 'exact' });
  });

  it('counts by itself from more than 100,000 expected invocations on', () => {
    expect(chosen('auto', ['few', 27], ['many', 28])).toEqual({ few: 'exact', many: 'aggregate' });
  });

  it('stays exact near a limit: of the key, of the reservation, of the account', () => {
    const heavy = { connections: { perEnvironment: 700, perInvocation: 0 } };
    expect(chosen('auto', ['f', 500, heavy])).toEqual({ f: 'exact' });
    expect(chosen('auto', ['f', 500, { reservedConcurrency: 90 }])).toEqual({ f: 'exact' });
    expect(chosen('auto', ['f', 500, { reservedConcurrency: 300 }])).toEqual({ f: 'aggregate' });
    expect(chosen('auto', ['f', 9_000])).toEqual({ f: 'exact' });
  });

  const heavy = { connections: { perEnvironment: 700, perInvocation: 0 } };
  const auto = (timeline: Parameters<typeof scenario>[0] = {}) =>
    Object.fromEntries(
      chooseFidelity(
        scenario({
          fidelity: 'auto',
          functions: [called('f', 500, heavy), called('g', 500, { vpcConfig: vpcConfig(['b']) })],
          ...timeline,
        }),
      ),
    );

  it('looks at the keys to which an update or a creation of the timeline moves a function', () => {
    const roomy = { parameters: { maxConnectionsPerEni: 130_000 } };
    expect(auto(roomy)).toEqual({ f: 'aggregate', g: 'aggregate' });
    const heavyToo = [called('f', 500, heavy), called('g', 500, { ...heavy, vpcConfig: vpcConfig(['b']) })];
    const move = { atMs: HOUR / 2, do: 'UpdateFunctionConfiguration', function: 'g', memory: null } as const;
    const functions = { ...roomy, functions: heavyToo };
    expect(auto(functions)).toEqual({ f: 'aggregate', g: 'aggregate' });
    const moved = { ...functions, timeline: [{ ...move, vpcConfig: { subnetIds: ['a'] } }] };
    expect(auto(moved)).toEqual({ f: 'exact', g: 'exact' });
    const apart = { ...functions, timeline: [{ ...move, vpcConfig: { securityGroupIds: ['h'] } }] };
    expect(auto(apart)).toEqual({ f: 'aggregate', g: 'aggregate' });
    const { atMs } = move;
    const create = { atMs, do: 'CreateFunction', function: 'g', role: null, memory: 128, publish: false } as const; // prettier-ignore
    expect(auto({ ...functions, timeline: [{ ...create, vpcConfig: vpcConfig(['a']) }] }).f).toBe('exact');
  });

  it('looks at reservations and at the account’s concurrency that the timeline sets', () => {
    const light = { functions: [called('f', 500), called('g', 500)] };
    expect(auto(light)).toEqual({ f: 'aggregate', g: 'aggregate' });
    const put = { atMs: 1, do: 'PutFunctionConcurrency', function: 'f' } as const;
    expect(auto({ ...light, timeline: [{ ...put, reservedConcurrency: 60 }] })).toEqual({ f: 'exact', g: 'aggregate' }); // prettier-ignore
    expect(auto({ ...light, timeline: [{ ...put, reservedConcurrency: 950 }] })).toEqual({ f: 'aggregate', g: 'exact' }); // prettier-ignore
    const quota = { atMs: 1, do: 'SetQuota', quota: 'concurrentExecutions', vpc: null, value: 100 } as const;
    expect(auto({ ...light, timeline: [quota] })).toEqual({ f: 'exact', g: 'exact' });
  });

  it('stays exact where environments are wanted faster than they come', () => {
    const slow = { functions: [called('f', 500)], parameters: { envScaleRate: 5 } };
    expect(auto(slow)).toEqual({ f: 'exact' });
  });

  describe('counts what is not random among the neighbours', () => {
    const beside = (traffic: FunctionSpec['traffic'], perEnvironment = 30) =>
      auto({
        functions: [called('f', 500), called('g', 0, { traffic, connections: { perEnvironment, perInvocation: 0 } })],
      }).f; // prettier-ignore
    const base = { qualifier: '$LATEST', duration: { uniform: { min: 0, max: 1000 } } } as const;
    const list = (count: number, everyMs: number) =>
      ({ form: 'invocations', ...base, atMs: Array.from({ length: count }, (_, i) => i * everyMs) }) as const;

    it('a list by the most calls within its longest duration', () => {
      // 3,000 × 30 connections on one key; the account lets 1,000 run, so that its limit tells as well.
      expect(beside(list(3_000, 0))).toBe('exact');
      expect(beside(list(800, 0), 80)).toBe('exact');
      expect(beside(list(800, 1), 80)).toBe('exact');
      expect(beside(list(800, 2), 80)).toBe('aggregate');
      expect(beside(list(100, 0))).toBe('aggregate');
    });

    it('a cron expression by the ticks within its longest duration', () => {
      const cron = (max: number) =>
        ({ form: 'cron', ...base, cron: '* * * * *', duration: { fixed: max } }) as const;
      expect(beside(cron(1_000), 60_000)).toBe('exact');
      expect(beside(cron(1_000), 50_000)).toBe('aggregate');
      expect(beside(cron(120_000), 20_000)).toBe('exact');
    });

    it('a concurrency curve by its maximum', () => {
      const curve = (most: number): FunctionSpec['traffic'] => ({
        form: 'concurrency',
        qualifier: '$LATEST',
        environments: { interpolate: 'linear', points: [{ atMs: 0, value: 0 }, { atMs: 10, value: most }, { atMs: 20, value: 0 }] }, // prettier-ignore
      });
      expect(beside(curve(500), 150)).toBe('exact');
      expect(beside(curve(500), 50)).toBe('aggregate');
    });
  });

  it('leaves exact what the timeline invokes, and counts its calls among the neighbours', () => {
    const functions = [called('f', 500), called('g', 500, { vpcConfig: vpcConfig(['b']) })];
    const invoke = { atMs: 1, do: 'Invoke', function: 'f', qualifier: null } as const;
    expect(auto({ functions, timeline: [invoke] })).toEqual({ f: 'exact', g: 'aggregate' });
    const invokes = Array.from({ length: 900 }, () => invoke);
    expect(auto({ functions, timeline: invokes })).toEqual({ f: 'exact', g: 'exact' });
  });

  it('counts from the numbers of invocations on that the model says', () => {
    const few = { functions: [called('f', 1)] };
    expect(auto({ ...few, parameters: { countedAbove: 1_000 } })).toEqual({ f: 'aggregate' });
    expect(auto({ parameters: { countedAlwaysAbove: 1_000 } })).toEqual({ f: 'aggregate', g: 'aggregate' });
    expect(auto({ parameters: { countedAbove: 1e12 } })).toEqual({ f: 'exact', g: 'exact' });
  });

  it('counts what would take minutes, wherever the limits are', () => {
    expect(chosen('auto', ['f', 900_000])).toEqual({ f: 'aggregate' });
  });

  it('never counts what goes through a NAT gateway; elsewhere a destination is nothing', () => {
    const behind = (nat: boolean, fidelity: Scenario['fidelity']) =>
      Object.fromEntries(
        chooseFidelity(
          scenario({
            fidelity,
            durationMs: HOUR,
            natGateways: [{ id: 'nat', addresses: 1 }],
            subnets: [nat ? { id: 'a', route: 'nat', nat: 'nat' } : { id: 'a' }, { id: 'b' }],
            functions: [
              called('out', 100, {
                connections: { perEnvironment: 1, perInvocation: 0, destination: 'api' },
              }),
              called('inside', 100),
            ],
          }),
        ),
      );
    for (const fidelity of ['aggregate', 'auto'] as const) {
      expect(behind(true, fidelity)).toEqual({ out: 'exact', inside: 'aggregate' });
      expect(behind(false, fidelity)).toEqual({ out: 'aggregate', inside: 'aggregate' });
    }
  });

  it('never counts what is not random, nor without environments that are kept', () => {
    const cron = {
      traffic: { form: 'cron' as const, qualifier: '$LATEST', cron: '* * * * *', duration: { fixed: 1 } },
    };
    expect(chosen('aggregate', ['f', 1, cron])).toEqual({ f: 'exact' });
    const parameters = { environmentKeepAlive: 0 };
    expect([
      ...chooseFidelity(
        scenario({ fidelity: 'aggregate', parameters, functions: [called('f', 1)] }),
      ).values(),
    ]).toEqual(['exact']);
  });
});

describe('overallFidelity', () => {
  it('is mixed when some are counted and some are not', () => {
    expect(overallFidelity(new Map())).toBe('exact');
    expect(overallFidelity(new Map([['f', 'aggregate']]))).toBe('aggregate');
    expect(overallFidelity(new Map([['f', 'aggregate'], ['g', 'exact']]))).toBe('mixed'); // prettier-ignore
  });
});
