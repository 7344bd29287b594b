import { describe, expect, it } from 'vitest';
import { DAY } from '../../../src/kernel/time.ts';
import { account, bodyOf } from '../../support/account.ts';
import { vpcConfig } from '../../support/scenarios.ts';

const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:f';

describe('GetFunctionConfiguration', () => {
  it('works in every state and changes none', () => {
    const run = account({ durationMs: 60 * DAY, functions: [{ name: 'f', vpcConfig: vpcConfig(['a']) }] });
    const states = [0, 210, 31 * 86_400].map((second) => bodyOf(run.at(second).get('f')).State);
    expect(states).toEqual(['Pending', 'Active', 'Inactive']);
    expect(bodyOf(run.get('f')).State).toBe('Inactive');
    const failed = account({ quotas: { enisPerVpc: 0 } });
    failed.create('f', vpcConfig(['a']));
    expect(bodyOf(failed.get('f')).State).toBe('Failed');
  });

  it('is no attempt to invoke: it does not keep the function from going Inactive', () => {
    const run = account({
      durationMs: 60 * DAY,
      functions: [{ name: 'f', create: 'existing', vpcConfig: vpcConfig(['a']) }],
    }).at(29 * 86_400);
    run.get('f');
    expect(bodyOf(run.at(30 * 86_400).get('f')).State).toBe('Inactive');
  });

  it('a qualifier names the version and is part of its ARN, $LATEST too', () => {
    const run = account({ functions: [{ name: 'f', create: 'existing' }] });
    run.publish('f');
    expect(bodyOf(run.get('f'))).toMatchObject({ Version: '$LATEST', FunctionArn: arn });
    expect(bodyOf(run.get('f', '$LATEST'))).toMatchObject({
      Version: '$LATEST',
      FunctionArn: `${arn}:$LATEST`,
    });
    expect(bodyOf(run.get('f', '1'))).toMatchObject({ Version: '1', FunctionArn: `${arn}:1` });
  });
});
