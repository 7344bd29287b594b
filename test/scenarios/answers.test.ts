/** The answers that the scenarios promise, computed by hand in their comments. */
import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/engine/simulation.ts';
import type { RunResult } from '../../src/engine/result.ts';
import type { Parameters } from '../../src/model/parameters.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { loadByName, runByName } from './run-scenario.ts';

const failed = ({ functions }: RunResult): string[] =>
  functions.filter(({ state }) => state === 'Failed').map(({ name }) => name);
const failedUpdates = ({ functions }: RunResult): number =>
  functions.filter(({ lastUpdateStatus }) => lastUpdateStatus === 'Failed').length;
const withParameters = (scenario: Scenario, parameters: Partial<Parameters>): Scenario => ({
  ...scenario,
  parameters: { ...scenario.parameters, ...parameters },
});
const withQuota = (scenario: Scenario, enisPerVpc: number): Scenario => ({
  ...scenario,
  account: { ...scenario.account, quotas: { ...scenario.account.quotas, enisPerVpc } },
});

describe('quota-sg-per-function', () => {
  it('against 250: the 84th function gets one ENI of three and fails', () => {
    const result = runByName('quota-sg-per-function');
    expect(failed(result)).toEqual(['service-84']);
    expect(result.functions.find(({ name }) => name === 'service-84')?.stateReasonCode).toBe(
      'EniLimitExceeded',
    );
    expect(
      result.keys
        .filter(({ securityGroupIds }) => securityGroupIds[0] === 'sg-service-84')
        .map((k) => k.enisPeak),
    ).toEqual([1, 0, 0]);
    expect(result.enis.created).toBe(250);
    expect(result.thresholds.some(({ ok }) => !ok)).toBe(true);
  });

  it('against 500: half of it is used', () => {
    const result = simulate(withQuota(loadByName('quota-sg-per-function'), 500));
    expect(failed(result)).toEqual([]);
    expect(result.vpcs[0]?.usedRatioPeak).toBeCloseTo(0.504, 10);
    expect(result.thresholds.every(({ ok }) => ok)).toBe(true);
  });
});

describe('nat-55k', () => {
  it('5,000 of 60,000 connections are refused, short from 45 s to 125 s, and no ENI is added', () => {
    const { natGateways, enis, keys } = runByName('nat-55k');
    const [destination] = natGateways?.[0]?.destinations ?? [];
    expect(destination).toMatchObject({ connectionsPeak: 55_000, connectionsRefused: 5000 });
    expect(destination?.shortageFrom).toBeCloseTo(45, 1);
    expect(destination?.shortageTo).toBeCloseTo(125, 1);
    expect([enis.created, keys.map((key) => key.connectionsRefused)]).toEqual([4, [0, 0, 0, 0]]);
  });

  it('two addresses carry all of them', () => {
    const scenario = loadByName('nat-55k');
    const natGateways = scenario.natGateways.map((gateway) => ({ ...gateway, addresses: 2 }));
    const result = simulate({ ...scenario, natGateways });
    expect(result.natGateways?.[0]).toMatchObject({
      connectionsRefused: 0,
      destinations: [{ connectionsPeak: 60_000 }],
    });
  });
});

describe('cdk-default-sgs', () => {
  it('138 ENIs with a group each, 3 with one group: 97.8 % fewer', () => {
    const own = runByName('cdk-default-sgs').enis.peak;
    const shared = runByName('cdk-shared-sg').enis.peak;
    expect([own, shared]).toEqual([138, 3]);
    expect(1 - shared / own).toBeCloseTo(0.978, 3);
  });
});

describe('small-subnets-shared-eks', () => {
  it('at 09:00 it passes', () => expect(failed(runByName('small-subnets-shared-eks-09'))).toEqual([]));

  it('at 12:00 it fails after 4', () => {
    const result = runByName('small-subnets-shared-eks-12');
    expect(failed(result)).toEqual(['batch-5', 'batch-6', 'batch-7', 'batch-8', 'batch-9']);
    expect(result.functions.filter(({ state }) => state === 'Active')).toHaveLength(4);
  });

  it.each([
    ['/24', '10.0.1.0/24', 5],
    ['/23', '10.0.2.0/23', 0],
  ])('with subnets of %s at 12:00, %s', (_, cidr, failures) => {
    const scenario = loadByName('small-subnets-shared-eks-12');
    const subnets = scenario.subnets.map((subnet) => ({ ...subnet, cidr }));
    expect(failed(simulate({ ...scenario, subnets }))).toHaveLength(failures);
  });
});

describe('black-friday-burst', () => {
  it.each([
    [1, 52.01, 142.01, 2],
    [0.8, 52.01, 131.61, 2],
    [0.5, 52.01, 116.01, 3],
  ])('with a trigger of %s the shortage lasts from %s to %s s', (scaleOutTrigger, from, to, enis) => {
    const [key] = simulate(withParameters(loadByName('black-friday-burst'), { scaleOutTrigger })).keys;
    expect(key?.connectionsPeak).toBe(75_000);
    expect(key?.connectionsRefused).toBe(10_000);
    expect(key?.shortageFrom).toBeCloseTo(from, 6);
    expect(key?.shortageTo).toBeCloseTo(to, 6);
    expect(key?.enisPeak).toBe(enis);
  });

  it('two keys per subnet from the start: none', () => {
    const scenario = loadByName('black-friday-burst');
    const [checkout] = scenario.functions;
    if (checkout?.traffic?.form !== 'concurrency' || checkout.vpcConfig === null)
      throw new Error('not the scenario');
    const halved = checkout.traffic.environments.points.map((point) => ({
      ...point,
      value: point.value / 2,
    }));
    const environments = { ...checkout.traffic.environments, points: halved };
    const half = { ...checkout, traffic: { ...checkout.traffic, environments } };
    const other = {
      ...half,
      name: 'checkout-b',
      vpcConfig: { ...checkout.vpcConfig, securityGroupIds: ['sg-b'] },
    };
    const securityGroups = [...scenario.securityGroups, { id: 'sg-b', vpc: 'vpc-shop' }];
    const result = simulate({ ...scenario, securityGroups, functions: [half, other] });
    expect(
      result.keys.map(({ shortageSeconds, connectionsPeak }) => [shortageSeconds, connectionsPeak]),
    ).toEqual(Array.from({ length: 4 }, () => [0, 37_500]));
  });
});

describe('monthly-report-job', () => {
  it('after 30 days: 6 of 12 runs fail, 7 times Inactive, 7 ENIs per key', () => {
    const result = runByName('monthly-report-job');
    expect(result.invocations.total).toBe(12);
    expect(result.invocations.failed.Inactive).toBe(6);
    expect(result.functions[0]?.becameInactive).toBe(7);
    expect(result.enis.created).toBe(2 * 7);
  });

  it('the months that fail: February, April, June, August, September, November', () => {
    const scenario = loadByName('monthly-report-job');
    const months: number[] = [];
    simulate(scenario, {
      onFact: (fact) => {
        if (fact.fact === 'function.restoring')
          months.push(new Date((scenario.startEpochMs ?? 0) + fact.at).getUTCMonth() + 1);
      },
    });
    expect(months).toEqual([2, 4, 6, 8, 9, 11]);
  });

  it('after 14 days: 11 fail, 12 times Inactive', () => {
    const result = runByName('monthly-report-job-14d');
    expect(result.invocations.failed.Inactive).toBe(11);
    expect(result.functions[0]?.becameInactive).toBe(12);
  });

  it('with a ping none fails', () =>
    expect(runByName('monthly-report-job-ping').invocations.failed.Inactive).toBe(0));

  it('a ping of exactly the threshold comes too late: the idle timer goes first', () => {
    const scenario = loadByName('monthly-report-job-ping');
    const [report] = scenario.functions;
    if (report?.traffic?.form !== 'cron') throw new Error('not the scenario');
    const day = 86_400_000;
    const every = (ms: number) => ({
      form: 'invocations' as const,
      qualifier: '$LATEST',
      duration: { fixed: 1000 },
      atMs: Array.from({ length: 5 }, (_, index) => 6e6 + index * ms),
    });
    const run = (ms: number) =>
      simulate({ ...scenario, functions: [{ ...report, traffic: every(ms) }] }).invocations.failed.Inactive;
    expect(run(30 * day)).toBeGreaterThan(0);
    expect(run(30 * day - 1)).toBe(0);
  });
});

describe('thirty-days-idle', () => {
  it('goes Inactive at 30 d 1 h, fails at 35 d, is back 210 s later', () => {
    const facts: [string, number][] = [];
    const scenario = loadByName('thirty-days-idle');
    const result = simulate(scenario, { onFact: ({ fact, at }) => facts.push([fact, at / 1000]) });
    const at = (name: string): number | undefined => facts.find(([fact]) => fact === name)?.[1];
    expect(at('function.inactivated')).toBe(30 * 86_400 + 3600);
    expect(at('eni.deleted')).toBe(30 * 86_400 + 3600 + 900);
    expect(at('function.restoring')).toBe(35 * 86_400);
    expect(at('function.activated')).toBe(35 * 86_400 + 210);
    expect(result.operations.map(({ status }) => status)).toEqual([200, 502, 200]);
  });
});

describe('first-function', () => {
  it('is Active after 210 s with two ENIs; the call before that is refused', () => {
    const result = runByName('first-function');
    expect(result.functions[0]).toMatchObject({ state: 'Active', pendingSeconds: 210 });
    expect(result.invocations).toMatchObject({ total: 2, succeeded: 1, failed: { Pending: 1 } });
    expect(result.subnets.map(({ freeMin }) => freeMin)).toEqual([250, 250]);
  });
});

describe('shared-key', () => {
  it('4 ENIs for 22 functions; sharers wait 5 s, the outsider 210 s', () => {
    const result = runByName('shared-key');
    const pending = Object.fromEntries(
      result.functions.map(({ name, pendingSeconds }) => [name, pendingSeconds]),
    );
    expect(result.enis.created).toBe(4);
    expect([pending['first'], pending['sharer-20'], pending['outsider']]).toEqual([210, 5, 210]);
  });
});

describe('versions-pin-keys', () => {
  it('in generation 4 16 updates succeed, the 17th gets 2 of 3, 34 fail', () => {
    const result = runByName('versions-pin-keys');
    expect(failedUpdates(result)).toBe(34);
    const ofGroup = (group: string) =>
      result.keys.filter(({ securityGroupIds }) => securityGroupIds[0] === group);
    expect(ofGroup('sg-v4-16').map(({ enisEnd }) => enisEnd)).toEqual([1, 1, 1]);
    expect(ofGroup('sg-v4-17').map(({ enisPeak }) => enisPeak)).toEqual([1, 1, 0]);
    expect(result.vpcs[0]?.enisPeak).toBe(500);
  });
});

describe('az-add', () => {
  it('70 updates fit into the quota of 250, 20 fail, and all go on serving', () => {
    const result = runByName('az-add');
    expect(failedUpdates(result)).toBe(20);
    expect(result.functions.every(({ state }) => state === 'Active')).toBe(true);
  });
});

describe('deploy-130-functions', () => {
  const makespan = (scenario: Scenario): number => {
    let last = 0;
    simulate(scenario, { onFact: ({ fact, at }) => fact === 'function.activated' && (last = at / 1000) });
    return last;
  };
  const oneKey = (scenario: Scenario): Scenario => ({
    ...scenario,
    functions: scenario.functions.map((spec) => ({
      ...spec,
      vpcConfig: spec.vpcConfig && { ...spec.vpcConfig, securityGroupIds: ['sg-service-1'] },
    })),
  });
  it.each([
    [1, 27_300, 855],
    [10, 2_730, 270],
    [50, 630, 220],
    [null, 268, 210],
  ])('parallelism %s: %s s with a key each, %s s on one key', (parallelism, own, shared) => {
    const scenario = loadByName('deploy-130-functions');
    const deploy = { parallelism, ec2CreateEni: { bucket: 100, perSecond: 5 } };
    expect(makespan({ ...scenario, deploy })).toBeCloseTo(own, 6);
    expect(makespan(oneKey({ ...scenario, deploy }))).toBeCloseTo(shared, 6);
  });
});

describe('role-deleted-first', () => {
  it('the role first: 90 orphans; the role an hour after the functions: none', () => {
    const scenario = loadByName('role-deleted-first');
    expect(simulate(scenario).enis).toMatchObject({ created: 90, released: 0, orphaned: 90, end: 0 });
    const timeline = scenario.timeline.map((entry) =>
      entry.do === 'DeleteRole' ? { ...entry, atMs: 3_660_000 } : entry,
    );
    const inOrder = simulate({ ...scenario, timeline: timeline.toSorted((a, b) => a.atMs - b.atMs) });
    expect(inOrder.enis).toMatchObject({ created: 90, released: 90, orphaned: 0, end: 0 });
  });

  it('orphans go when the role comes back', () => {
    const scenario = loadByName('role-deleted-first');
    const policies = ['AWSLambdaVPCAccessExecutionRole'];
    const back = { atMs: 2 * 3_600_000, principal: null, do: 'CreateRole' as const, role: 'app', policies };
    const result = simulate({ ...scenario, timeline: [...scenario.timeline, back] });
    expect(result.enis).toMatchObject({ released: 90, orphaned: 0 });
  });
});

describe('organization-subnets', () => {
  const refused = (scenario: Scenario): string[] =>
    simulate(scenario).operations.flatMap(({ operation, function: name, error, message }) =>
      error === null
        ? []
        : [`${operation} ${name}: ${/ (with|because) .*$/.exec(message ?? '')?.[0].trim()}`],
    );

  it('the service control policy holds against AdministratorAccess, and the boundary against the trainee', () => {
    expect(refused(loadByName('organization-subnets'))).toEqual([
      'CreateFunction report: with an explicit deny in a service control policy',
      'CreateFunction script: with an explicit deny in a service control policy',
      'CreateFunction payments: because no permissions boundary allows the lambda:CreateFunction action',
      'UpdateFunctionConfiguration checkout: with an explicit deny in a service control policy',
    ]);
  });

  it('without the organization only the boundary refuses', () => {
    const scenario = loadByName('organization-subnets');
    const { serviceControlPolicies: _, ...account } = scenario.account;
    expect(refused({ ...scenario, account })).toEqual([
      'CreateFunction payments: because no permissions boundary allows the lambda:CreateFunction action',
    ]);
  });
});

describe('the small traces', () => {
  it('every row is a function, and every count an invocation', () => {
    const result = runByName('trace-day-invocations');
    const counts = loadByName('trace-day-invocations').functions.map(({ traffic }) =>
      traffic?.form === 'counts' ? traffic.counts.counts.reduce((a, b) => a + b, 0) : 0,
    );
    expect(result.functions.map(({ invocations }) => invocations.total)).toEqual(counts);
    expect(counts[1]).toBe(24 * 5);
    expect(counts[2]).toBe(30 * 100);
  });

  it('applications with pauses over an hour go Inactive', () => {
    const { functions } = runByName('trace-day-containers');
    expect(functions.map(({ becameInactive }) => becameInactive > 0)).toEqual([false, true, false, true]);
  });
});
