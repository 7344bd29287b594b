/** Who may do what: callers, execution roles, and what becomes of ENIs whose role is gone. */
import { describe, expect, it } from 'vitest';
import { Simulation } from '../../src/engine/simulation.ts';
import { HOUR, MINUTE, SECOND } from '../../src/kernel/time.ts';
import type { RoleSpec, Scenario } from '../../src/scenario/scenario.ts';
import { scenario, vpcConfig } from '../support/scenarios.ts';

const MANAGED = 'AWSLambdaVPCAccessExecutionRole';
const allow = (Action: string | string[], Resource = '*', Condition?: object) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) }],
});
const reads = ['ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs'];

const account = (
  parts: { roles?: readonly RoleSpec[]; principals?: readonly RoleSpec[] } & Partial<
    Pick<Scenario, 'preset'>
  >,
) => new Simulation(scenario({ durationMs: 40 * 24 * HOUR, ...parts }), { check: true });
const create = (simulation: Simulation, role: string | null, caller: string | null = null, attached = true) =>
  simulation.control.execute(
    'CreateFunction',
    { functionName: 'f', role, vpcConfig: attached ? vpcConfig(['a']) : null, memory: 128, publish: false },
    caller,
  );

describe('the execution role', () => {
  it('with the managed policy is enough', () => {
    expect(create(account({ roles: [{ name: 'app', policies: [MANAGED] }] }), 'app').status).toBe(201);
  });

  it('that lacks one of the six actions is refused at the call, naming the first that lacks', () => {
    const roles = [{ name: 'app', policies: ['AWSLambdaENIManagementAccess'] }];
    expect(create(account({ roles }), 'app')).toMatchObject({
      status: 400,
      error: 'InvalidParameterValueException',
      message: 'The provided execution role does not have permissions to call DescribeSubnets on EC2',
    });
    expect(create(account({ roles: [{ name: 'app', policies: [] }] }), 'app').message).toContain(
      'CreateNetworkInterface',
    );
  });

  it('is looked at only for functions in a VPC', () => {
    expect(create(account({ roles: [{ name: 'app', policies: [] }] }), 'app', null, false).status).toBe(201);
  });

  it('stripped later keeps serving, and fails what needs a new ENI', () => {
    const simulation = account({ roles: [{ name: 'app', policies: [MANAGED] }] });
    create(simulation, 'app');
    simulation.advanceTo(10 * MINUTE);
    simulation.control.execute('DetachRolePolicy', { roleName: 'app', policyName: MANAGED });
    expect(simulation.control.execute('Invoke', { functionName: 'f', qualifier: null }).status).toBe(200);
    simulation.advanceTo(31 * 24 * HOUR);
    expect(simulation.control.execute('Invoke', { functionName: 'f', qualifier: null }).status).toBe(502);
    const version = simulation.world.functions.get('f')?.latest;
    expect([version?.state, version?.stateReasonCode]).toEqual(['Inactive', 'InsufficientRolePermissions']);
  });

  it('gone before the release orphans the ENI, which keeps its address until the role is back', () => {
    const simulation = account({ roles: [{ name: 'app', policies: [MANAGED] }] });
    create(simulation, 'app');
    simulation.advanceTo(10 * MINUTE);
    simulation.control.execute('DeleteRole', { roleName: 'app' });
    simulation.control.execute('DeleteFunction', { functionName: 'f', qualifier: null });
    simulation.advanceTo(10 * HOUR);
    expect(simulation.result().enis).toMatchObject({ created: 1, released: 0, orphaned: 1, end: 0 });
    expect(simulation.world.network.subnets.get('a')?.free).toBe(250);
    simulation.control.execute('CreateRole', { roleName: 'app', policies: [MANAGED] });
    expect(simulation.result().enis).toMatchObject({ released: 1, orphaned: 0 });
    expect(simulation.world.network.subnets.get('a')?.free).toBe(251);
  });

  it('whose DeleteNetworkInterface names another ENI orphans this one', () => {
    const others = [
      'ec2:CreateNetworkInterface',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSubnets',
      'ec2:AssignPrivateIpAddresses',
      'ec2:UnassignPrivateIpAddresses',
    ];
    const narrow = allow(
      'ec2:DeleteNetworkInterface',
      'arn:aws:ec2:eu-west-1:123456789012:network-interface/eni-1',
    );
    const simulation = account({ roles: [{ name: 'app', policies: [allow(others), narrow] }] });
    expect(create(simulation, 'app').status).toBe(201);
    simulation.advanceTo(10 * MINUTE);
    simulation.control.execute('DeleteFunction', { functionName: 'f', qualifier: null });
    simulation.advanceTo(10 * HOUR);
    expect(simulation.result().enis.orphaned).toBe(1);
  });

  it('that does not exist is refused', () => {
    expect(create(account({}), 'nobody').error).toBe('InvalidParameterValueException');
  });
});

describe('the caller', () => {
  const deployer = (...policies: object[]) => account({ principals: [{ name: 'deployer', policies }] });

  it('needs the action and three reads of EC2 to attach', () => {
    expect(create(deployer(allow(['lambda:CreateFunction', ...reads])), null, 'deployer').status).toBe(201);
    const refused = create(
      deployer(allow(['lambda:CreateFunction', ...reads.slice(0, 2)])),
      null,
      'deployer',
    );
    expect(refused).toMatchObject({ status: 403, error: 'AccessDeniedException' });
    expect(refused.message).toContain('ec2:DescribeVpcs');
  });

  it('needs no reads for a function without a VPC', () => {
    expect(create(deployer(allow('lambda:CreateFunction')), null, 'deployer', false).status).toBe(201);
  });

  it('is refused everything without a policy, and changes nothing', () => {
    const simulation = deployer();
    const refused = create(simulation, null, 'deployer');
    expect(refused.message).toContain(
      'lambda:CreateFunction on resource: arn:aws:lambda:eu-west-1:123456789012:function:f',
    );
    expect(simulation.world.functions.size).toBe(0);
  });

  describe('under a Deny of functions outside a VPC (Null lambda:VpcIds)', () => {
    const deny = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: '*', Resource: '*' },
        {
          Effect: 'Deny',
          Action: ['lambda:CreateFunction', 'lambda:UpdateFunctionConfiguration'],
          Resource: '*',
          Condition: { Null: { 'lambda:VpcIds': 'true' } },
        },
      ],
    };
    const update = (simulation: Simulation, request: object) =>
      simulation.control.execute(
        'UpdateFunctionConfiguration',
        { functionName: 'f', vpcConfig: null, memory: null, ...request },
        'deployer',
      ).status;

    it('attached creations pass, others do not', () => {
      expect(create(deployer(deny), null, 'deployer').status).toBe(201);
      expect(create(deployer(deny), null, 'deployer', false).status).toBe(403);
    });

    it('an attached function may be updated without VpcConfig, but not detached', () => {
      const simulation = deployer(deny);
      create(simulation, null);
      simulation.advanceTo(10 * MINUTE);
      expect(update(simulation, { memory: 256 })).toBe(200);
      simulation.advanceTo(11 * MINUTE);
      expect(update(simulation, { vpcConfig: vpcConfig([], []) })).toBe(403);
    });

    it('a function never attached may not be updated', () => {
      const simulation = deployer(deny);
      create(simulation, null, null, false);
      simulation.advanceTo(10 * SECOND);
      expect(update(simulation, { memory: 256 })).toBe(403);
    });
  });
});

describe('operations on roles', () => {
  it('tell what is not there, and what is there already', () => {
    const { control } = account({ roles: [{ name: 'app', policies: [] }] });
    expect(control.execute('DeleteRole', { roleName: 'other' }).error).toBe('NoSuchEntity');
    expect(control.execute('CreateRole', { roleName: 'app', policies: [] }).error).toBe(
      'EntityAlreadyExists',
    );
    expect(control.execute('AttachRolePolicy', { roleName: 'app', policyName: 'Nonsense' }).error).toBe(
      'NoSuchEntity',
    );
    expect(control.execute('DetachRolePolicy', { roleName: 'app', policyName: MANAGED }).error).toBe(
      'NoSuchEntity',
    );
    expect(
      control.execute('PutRolePolicy', { roleName: 'app', policyName: 'p', policyDocument: {} }).error,
    ).toBe('MalformedPolicyDocument');
    expect(
      control.execute('PutRolePolicy', { roleName: 'app', policyName: 'p', policyDocument: allow('*') })
        .status,
    ).toBe(200);
    expect(control.execute('DeleteRolePolicy', { roleName: 'app', policyName: 'p' }).status).toBe(200);
  });

  it('ask the caller', () => {
    const { control } = account({ principals: [{ name: 'p', policies: [] }] });
    expect(control.execute('CreateRole', { roleName: 'r', policies: [] }, 'p').status).toBe(403);
  });
});
