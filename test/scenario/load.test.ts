import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFinding } from '../../src/scenario/finding.ts';
import { DAY, HOUR, MINUTE } from '../../src/kernel/time.ts';
import { numRuns } from '../support/num-runs.ts';
import { fixture, lines, load, loadWell, scenarioOf, withBasics } from './support.ts';

const contract = fixture('contract.yaml');
const files = {
  'policies/deploy.json':
    '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }',
  'day.csv': fixture('invocations.csv'),
  'durations.csv': fixture('durations.csv'),
  'containers.csv': fixture('containers.csv'),
};

const lineOf = (line: number) => contract.split('\n')[line - 1];

describe('the example of the contract', () => {
  const { scenario, findings, locate, locateFunction } = loadWell(contract, { files });

  it('loads without a word', () => {
    expect(findings).toEqual([]);
    expect(scenario).toMatchObject({
      name: 'example',
      seed: 42,
      startEpochMs: Date.UTC(2026, 10, 27),
      durationMs: DAY,
      fidelity: 'auto',
      overridden: ['eniCreateDelay', 'scaleOutTrigger', 'enisPerVpc', 'concurrentExecutions'],
    });
    expect(scenario.functions).toHaveLength(20);
    expect(scenario.timeline.map((entry) => entry.do)).toEqual([
      'UpdateFunctionConfiguration',
      'DeleteFunction',
    ]);
    expect(scenario.thresholds).toHaveLength(4);
    expect(scenario.principals[0]?.policies[0]).toMatchObject({ Version: '2012-10-17' });
  });

  it('knows where everything stands', () => {
    expect(lineOf(locate(['subnets', 1, 'usedIps', 1]).line)).toContain('{ at: 12h, ips: 90 }');
    expect(lineOf(locateFunction('checkout-7').line)).toContain('name: checkout');
    expect(locateFunction('nobody')).toEqual(locate(['functions']));
  });

  it('finds a function that only the timeline creates', () => {
    const loaded = loadWell(withBasics('timeline:\n  - { at: 1h, do: CreateFunction, function: late }'));
    expect(loaded.locateFunction('late')).toEqual({ line: 5, col: 45 });
  });
});

describe('the defaults', () => {
  it('are those of the contract', () => {
    expect(scenarioOf('')).toMatchObject({
      preset: 'docs-2024',
      seed: 0,
      startEpochMs: null,
      fidelity: 'auto',
      overridden: [],
      account: { id: '123456789012', region: 'us-east-1', quotas: { enisPerVpc: 250 } },
      vpcs: [],
      functions: [],
      timeline: [],
      thresholds: [],
      deploy: null,
    });
    expect(scenarioOf('preset: docs-2026').account.quotas.enisPerVpc).toBe(500);
  });
});

describe('options', () => {
  it('seed takes the place of the file’s', () => {
    expect(scenarioOf('seed: 5', { seed: 9 }).seed).toBe(9);
    expect(scenarioOf('seed: 5').seed).toBe(5);
  });

  it('thresholds come on top', () => {
    const text = 'thresholds: { enis: ["max<3"] }';
    expect(scenarioOf(text, { thresholds: ['pending_seconds: p(95)<300'] }).thresholds).toEqual([
      {
        metric: 'enis',
        name: 'enis',
        tags: {},
        expression: 'max<3',
        aggregate: 'max',
        operator: '<',
        limit: 3,
      },
      {
        metric: 'pending_seconds',
        name: 'pending_seconds',
        tags: {},
        expression: 'p(95)<300',
        aggregate: 'p95',
        operator: '<',
        limit: 300,
      },
    ]);
  });

  it('trace and durations take the place of those of every trace, as given', () => {
    const text =
      'functions: [{ name: a, traffic: { trace: { file: x.csv, format: azure2019, function: aa2 } } }]';
    const { functions } = scenarioOf(text, { files, trace: 'day.csv', durations: 'durations.csv' });
    expect(functions[0]?.traffic).toMatchObject({
      counts: { intervalMs: MINUTE, counts: [5, 5, 5, 5, 5] },
      duration: { percentiles: expect.arrayContaining([[50, 77]]) as unknown },
    });
  });
});

/** Mutilated in the ways in which texts get mutilated. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(20),
  insert: fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      '\n',
      '\t',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ':',
      ', ',
      '"',
      "'",
      '&a ',
      '*a',
      '!x ',
      '|',
      '---\n',
      '<<: ',
      '__proto__: ',
    ),
    fc.string({ maxLength: 5 }),
  ),
});
const mutate = (
  text: string,
  { at, remove, insert }: { at: number; remove: number; insert: string },
): string => {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + insert + text.slice(start + remove);
};

describe('loading', () => {
  it('never throws, and every error has its place', () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (mutations) => {
        const text = mutations.reduce(mutate, contract);
        const { scenario, findings } = load(text, { files });
        expect(scenario === null).toBe(findings.some(({ severity }) => severity === 'error'));
        for (const finding of findings)
          expect(formatFinding(finding)).toMatch(/^.+:\d+:\d+: .+ \([A-Z]{3}\d{3}\)$/s);
      }),
      { numRuns: numRuns(150, 3000) },
    );
  });

  it('never throws on values of any kind in any place', () => {
    fc.assert(
      fc.property(
        fc.record(
          Object.fromEntries(
            [
              'start',
              'model',
              'account',
              'vpcs',
              'subnets',
              'roles',
              'functions',
              'timeline',
              'thresholds',
              'deploy',
            ].map((key) => [
              key,
              fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.array(fc.jsonValue({ maxDepth: 3 }))),
            ]),
          ),
          { requiredKeys: [] },
        ),
        (parts) => {
          const text = JSON.stringify({ version: 1, name: 'x', duration: '1d', ...parts });
          expect(() => load(text)).not.toThrow();
        },
      ),
      { numRuns: numRuns(150, 3000) },
    );
  });

  it('does not mind the order of the sections, nor that of a set of groups', () => {
    const groups = ['sg-a', 'sg-b', 'sg-c', 'sg-d'];
    const sections = (order: readonly string[]) => [
      'version: 1',
      'name: x',
      'duration: 1d',
      'seed: 3',
      'model: { eniCreateDelay: 210s, scaleOut: off }',
      'vpcs: [{ id: v, cidr: 10.0.0.0/16 }]',
      'subnets: [{ id: s, vpc: v, cidr: 10.0.0.0/24 }]',
      `securityGroups: [${groups.map((id) => `{ id: ${id}, vpc: v }`).join()}]`,
      `functions: [{ name: a, vpcConfig: { subnetIds: [s], securityGroupIds: [${order.join()}] } }]`,
      `timeline: [{ at: 1h, do: UpdateFunctionConfiguration, function: a, vpcConfig: { securityGroupIds: [${order.join()}] } }]`,
    ];
    const plain = loadWell(sections(groups).join('\n')).scenario;
    const shuffled = fc.shuffledSubarray(groups, { minLength: groups.length });
    const orders = fc.shuffledSubarray([...sections(groups).keys()], { minLength: sections(groups).length });
    fc.assert(
      fc.property(shuffled, orders, (groupOrder, order) => {
        const parts = sections(groupOrder);
        const { scenario } = loadWell(order.map((index) => parts[index]).join('\n'));
        expect(scenario).toEqual(plain);
        expect(scenario.hash).toBe(plain.hash);
      }),
      { numRuns: numRuns(50, 500) },
    );
  });

  it('takes JSON as well as YAML', () => {
    const json = JSON.stringify(
      { version: 1, name: 'test', duration: '1d', functions: [{ name: 'a' }] },
      null,
      '\t',
    );
    expect(loadWell(json).scenario).toEqual(scenarioOf('functions: [{ name: a }]'));
  });

  it('reports warnings of a scenario that it loads', () => {
    const { findings } = loadWell(withBasics('functions: [{ name: a, create: 2d }]'));
    expect(lines(findings)).toEqual([
      '4:32: functions[0].create: 2d is not before the end of the run at 1d, so it never happens (SCN013)',
    ]);
    expect(findings[0]?.severity).toBe('warning');
  });

  it('reports a fault of the file and of a threshold option at once', () => {
    const { findings } = load(withBasics('sead: 1'), { thresholds: ['enis: max<1', 'enis', 'eni: max<1'] });
    expect(lines(findings)).toEqual([
      '4:1: unknown key "sead" (with 1); did you mean "seed"? (SCN001)',
      '--threshold "enis": it is not METRIC: EXPRESSION, such as "subnet_free_ips: min>=8" (SCN008)',
      expect.stringMatching(/^--threshold "eni: max<1": there is no metric "eni"/),
    ]);
    expect(findings[0]?.fix).toBe('write "seed"');
  });

  it('is quick with a thousand functions', () => {
    const definitions = Array.from(
      { length: 1000 },
      (_, i) => `  - { name: f-${i}, create: 1h, traffic: { rate: { perSecond: 5 } } }`,
    );
    const text = withBasics(`functions:\n${definitions.join('\n')}`);
    loadWell(text);
    const before = performance.now();
    expect(loadWell(text).scenario.functions).toHaveLength(1000);
    // The goal is 200 ms on a quiet machine; this only catches what grows out of all proportion.
    expect(performance.now() - before).toBeLessThan(2000);
  });

  it('counts hours from the start', () => {
    const { functions } = scenarioOf(
      'start: 2026-11-27T00:00:00+01:00\nfunctions: [{ name: a, create: 2026-11-27T00:30:00Z }]',
    );
    expect(functions[0]?.create).toBe(1.5 * HOUR);
  });
});
