import { describe, expect, it } from 'vitest';
import { account } from '../../support/account.ts';
import { vpcConfig } from '../../support/scenarios.ts';

const withVersion1 = () => {
  const run = account({ functions: [{ name: 'f', create: 'existing', vpcConfig: vpcConfig(['a']) }] });
  run.publish('f');
  return run;
};

describe('DeleteFunction', () => {
  it('answers 204 without a body; then there is no function, nor any version of it', () => {
    const run = withVersion1();
    expect(run.delete('f')).toEqual({ status: 204, body: null, error: null, message: null });
    expect([run.get('f').status, run.get('f', '1').status]).toEqual([404, 404]);
    expect(run.phases('a')).toEqual(['releasing']);
  });

  it('with a qualifier deletes that version alone', () => {
    const run = withVersion1();
    expect(run.delete('f', '1').status).toBe(204);
    expect([run.get('f').status, run.get('f', '1').status]).toEqual([200, 404]);
    expect(run.phases('a')).toEqual(['inUse']);
  });

  it('does not delete $LATEST by itself', () => {
    expect(withVersion1().delete('f', '$LATEST')).toMatchObject({
      status: 400,
      error: 'InvalidParameterValueException',
    });
  });

  it('twice is 404 the second time', () => {
    const run = withVersion1();
    run.delete('f');
    expect(run.delete('f').status).toBe(404);
  });
});
