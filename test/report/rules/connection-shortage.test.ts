import { describe, expect, test } from 'vitest';
import { connectionShortage } from '../../../src/report/rules/connection-shortage.ts';
import { assumption, counts, keyResult, resultWith, subnetResult, vpcResult } from '../fixture.ts';

const when = (seconds: number): string => `${seconds}s`;
const short = keyResult({
  connectionsPeak: 70_000,
  connectionsRefused: 1,
  shortageSeconds: 90,
  shortageFrom: 52,
  shortageTo: 142,
});
const whyOf = (fields: Parameters<typeof resultWith>[0]): string | undefined =>
  connectionShortage.detect(resultWith({ keys: [short], ...fields }), when)?.why;

describe('connectionShortage', () => {
  test('finds nothing where every connection had room', () => {
    expect(connectionShortage.detect(resultWith(), when)).toBeNull();
  });

  test('the key that ran out first leads', () => {
    const keys = [short, keyResult({ ...short, subnetId: 'subnet-b', shortageFrom: 40 })];
    expect(connectionShortage.detect(resultWith({ keys }), when)).toMatchObject({
      headline: 'Connections run out at 40s on subnet-b / sg-app and 1 more key',
      at: 40,
    });
  });

  test('says how many were refused and until when', () => {
    expect(whyOf({})).toMatch(/It refused 1 connection and stayed short until 2m 22s, 1m 30s in all\.$/);
    expect(whyOf({ keys: [{ ...short, shortageTo: null }] })).toContain('was still short at the end');
  });

  test('says what kept another ENI from coming', () => {
    const blocked = (scaleOutBlocked: string | null) => ({ keys: [{ ...short, scaleOutBlocked }] });
    expect(whyOf(blocked('SubnetOutOfIPAddresses'))).toContain(
      'subnet-a had no address left for another ENI.',
    );
    const vpcs = [vpcResult({ usedRatioPeak: 1 })];
    expect(whyOf({ ...blocked('EniLimitExceeded'), vpcs })).toContain(
      'The ENI quota of vpc-main had no room for another ENI.',
    );
    expect(whyOf(blocked('EniLimitExceeded'))).toContain('The ENI quota of the Region had no room');
    expect(whyOf(blocked('InsufficientRolePermissions'))).toContain(
      'Another ENI could not be made: InsufficientRolePermissions.',
    );
    // Full at another time is not what kept it from coming.
    expect(whyOf({ ...blocked(null), vpcs, subnets: [subnetResult({ freeMin: 0 })] })).not.toContain(
      'another ENI.',
    );
  });

  test('says when no other ENI may come, and how long one takes', () => {
    const off = [assumption({ parameter: 'scaleOut', value: 'off' })];
    expect(whyOf({ assumptions: off })).toContain('scale-out is off, so no other ENI comes.');
    const same = [
      assumption({ parameter: 'scaleOutDelay', value: 'as eniCreateDelay' }),
      assumption({ parameter: 'eniCreateDelay', value: '3m 30s' }),
    ];
    expect(whyOf({ assumptions: same })).toContain(
      'needs as long as for any new ENI (eniCreateDelay 3m 30s) for it.',
    );
  });

  test('counts the invocations that were lost for it', () => {
    expect(whyOf({ invocations: counts(9, { ConnectTimeout: 3 }) })).toContain(
      '3 invocations failed with a connect timeout.',
    );
  });
});
