import { describe, expect, it } from 'vitest';
import {
  boundaryOf,
  eniPolicy,
  granting,
  isAboutEnis,
  limiting,
  policyOfAws,
  statementsIn,
} from '../../src/import/policies.ts';

const allowing = (Action: unknown) => ({ Effect: 'Allow', Action, Resource: '*' });

describe('the statements about ENIs', () => {
  it.each<[unknown, boolean]>([
    ['*', true],
    ['EC2:Describe*', true],
    ['ec2*', true],
    ['e*', true],
    ['ec?:*', true],
    ['?c2:*', true],
    [['s3:*', 'ec2:*'], true],
    ['ec2messages:*', false],
    ['ecs:*', false],
    [['s3:*'], false],
    [undefined, false],
  ])('%j: %s', (action, expected) => {
    expect(isAboutEnis(allowing(action))).toBe(expected);
  });

  it('may be those that leave actions out', () => {
    expect(isAboutEnis({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' })).toBe(true);
  });

  it('make a policy of a version, if there are any', () => {
    expect(eniPolicy([allowing('s3:*')])).toEqual([]);
    expect(eniPolicy([allowing('s3:*'), allowing('*')], '2008-10-17')).toEqual([
      { Version: '2008-10-17', Statement: [allowing('*')] },
    ]);
  });

  it('are read off a text, one or many', () => {
    expect(statementsIn(JSON.stringify({ Statement: allowing('*') }))).toEqual([allowing('*')]);
    expect(statementsIn(JSON.stringify({ Statement: [allowing('*'), 'x'] }))).toEqual([allowing('*')]);
    expect(statementsIn('{')).toEqual([]);
  });
});

describe('a policy of AWS', () => {
  it('has the name that scenarios know, is about others, or is not known', () => {
    const notes: string[] = [];
    const known = 'arn:aws-cn:iam::aws:policy/service-role/AWSLambdaENIManagementAccess';
    expect(policyOfAws(known, notes)).toEqual(['AWSLambdaENIManagementAccess']);
    expect(policyOfAws('PowerUserAccess', notes)).toEqual(['PowerUserAccess']);
    expect(policyOfAws('AWSLambdaSQSQueueExecutionRole', notes)).toEqual([]);
    expect(policyOfAws('arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess', notes)).toBeNull();
    expect(policyOfAws('arn:aws:iam::aws:policy/AWSLambdaVPCAccessExecutionRole', notes)).toBeNull();
    expect(notes).toEqual(['AWSLambdaSQSQueueExecutionRole grants nothing of ENIs']);
  });
});

describe('a boundary', () => {
  it('is what it says, nothing if it says nothing, and none if it is not known', () => {
    expect(boundaryOf(granting.policies)).toBe('AWSLambdaVPCAccessExecutionRole');
    expect(boundaryOf([])).toEqual({ Version: '2012-10-17', Statement: [] });
    expect(boundaryOf(limiting.policies)).toBeNull();
    expect(boundaryOf([{ Version: '2012-10-17', Statement: [] }, ...limiting.policies])).toBeNull();
  });
});
