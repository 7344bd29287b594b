import { describe, expect, it } from 'vitest';
import { aggregatesOf, metricNames, metricRows } from '../../src/scenario/metrics.ts';
import { findingsOf, network } from './support.ts';

const expression = (aggregate: string) => (aggregate === 'pN' ? 'p(95)<1' : `${aggregate}<1`);

describe.each(metricNames)('a threshold on %s', (name) => {
  it.each([...aggregatesOf[metricRows[name].kind]])('may ask for %s', (aggregate) => {
    expect(findingsOf(`thresholds: { "${name}": ["${expression(aggregate)}"] }`)).toEqual([]);
  });

  it('takes each of its tags', () => {
    const values: Record<string, string> = {
      vpc: 'vpc-main',
      subnet: 'subnet-a',
      function: 'a',
      nat: 'nat-a',
      destination: 'api',
      reason: name === 'invocations_failed' ? 'Inactive' : 'InternalError',
      operation: 'Invoke',
      error: 'TooManyRequestsException',
    };
    const tags = metricRows[name].tags.map((tag) => `${tag}:${values[tag]}`).join();
    const [aggregate] = aggregatesOf[metricRows[name].kind];
    const text = `${network}natGateways: [{ id: nat-a }]\nfunctions: [{ name: a, connections: { destination: api } }]\nthresholds: { "${name}{${tags}}": ["${expression(aggregate)}"] }`;
    // That the function is in no VPC is another matter.
    expect(findingsOf(text).filter((one) => !one.endsWith('(SCN041)'))).toEqual([]);
  });
});
