/** The commands of the model-based tests: what a customer, AWS and time may do to the small worlds. */
import fc from 'fast-check';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/kernel/time.ts';
import { vpcConfig } from '../support/scenarios.ts';
import type { SlowCommand } from './slow-model.ts';
import { changingRoles } from './role-commands.ts';
import { doing, NamedStep } from './steps.ts';
import { attachment, dedicated, elsewhere, groupIds, names, roleNames, subnetIds } from './worlds.ts';

const name = fc.constantFrom(...names);
const qualifier = fc.constantFrom('1', '2', '3');

/** With a role, or with that of the scenario, as a file has it that says nothing of it. */
const creating = (vpc: fc.Arbitrary<ReturnType<typeof vpcConfig> | null>, publish: boolean) =>
  fc
    .record({
      do: fc.constant('CreateFunction' as const),
      function: name,
      role: fc.option(fc.constantFrom(...roleNames), { freq: 2 }),
      vpcConfig: vpc,
      memory: fc.constantFrom(128, 256),
      publish: fc.constant(publish),
    })
    .map(
      (one) =>
        new NamedStep(JSON.stringify(one), (pair) => {
          const spec = pair.scenario.functions.find((other) => other.name === one.function);
          pair.execute({ ...one, role: one.role ?? spec?.role ?? null });
        }),
    );

type UpdateVpc = Extract<SlowCommand, { do: 'UpdateFunctionConfiguration' }>['vpcConfig'];
const updating = (vpc: fc.Arbitrary<UpdateVpc>, memory: fc.Arbitrary<number | null> = fc.constant(null)) =>
  doing(
    fc.record({
      do: fc.constant('UpdateFunctionConfiguration' as const),
      function: name,
      vpcConfig: vpc,
      memory,
    }),
  );

/** Updates with what is stored: nothing changes, though everything is given. */
const updatingRedundantly = name.map(
  (one) =>
    new NamedStep(`update ${one} redundantly`, (pair) => {
      const latest = pair.model.state.versions.find((v) => v.name === one && v.version === '$LATEST');
      const vpc = latest?.settings.vpc ?? null;
      const given = vpc === null ? vpcConfig([], []) : vpcConfig(vpc.subnets, vpc.groups.toReversed());
      pair.execute({
        do: 'UpdateFunctionConfiguration',
        function: one,
        vpcConfig: { ...given, ipv6AllowedForDualStack: vpc?.ipv6 ?? false },
        memory: latest?.settings.memory ?? 128,
      });
    }),
);

/** Refused with 400: unknown ids, one list empty, two VPCs, dedicated tenancy, IPv6 where there is none. */
const badVpc = fc.constantFrom(
  { subnetIds: ['subnet-nowhere'], securityGroupIds: ['sg-g'] },
  { subnetIds: ['subnet-nowhere'], securityGroupIds: ['sg-nobody'] },
  { subnetIds: ['subnet-a'], securityGroupIds: ['sg-nobody'] },
  { subnetIds: ['subnet-a'], securityGroupIds: [] },
  { subnetIds: [], securityGroupIds: ['sg-g'] },
  { subnetIds: ['subnet-a', elsewhere.subnet], securityGroupIds: ['sg-g'] },
  { subnetIds: ['subnet-a'], securityGroupIds: ['sg-g', elsewhere.group] },
  { subnetIds: ['subnet-a'], securityGroupIds: [elsewhere.group] },
  { subnetIds: [dedicated.subnet], securityGroupIds: [dedicated.group] },
  { subnetIds: ['subnet-a', 'subnet-c'], securityGroupIds: ['sg-g'], ipv6AllowedForDualStack: true },
  { subnetIds: [], securityGroupIds: [], ipv6AllowedForDualStack: true },
);

/** Left out lists keep what is stored. */
const partialVpc = fc.oneof(
  fc.subarray([...subnetIds], { minLength: 1 }).map((some) => ({ subnetIds: some })),
  fc.subarray([...groupIds], { minLength: 1 }).map((some) => ({ securityGroupIds: some })),
  fc.constantFrom(
    {},
    { subnetIds: [] },
    { securityGroupIds: [] },
    { securityGroupIds: ['sg-h', 'sg-g', 'sg-h'] },
  ),
  fc.boolean().map((flag) => ({ ipv6AllowedForDualStack: flag })),
);

const invoking = (which: fc.Arbitrary<string | null>) =>
  doing(fc.record({ do: fc.constant('Invoke' as const), function: name, qualifier: which }));

const invokingOften = fc.tuple(name, fc.constantFrom(null, '1'), fc.integer({ min: 2, max: 9 })).map(
  ([one, which, times]) =>
    new NamedStep(`invoke ${one}:${which ?? '$LATEST'} ${times} times`, (pair) => {
      for (let time = 0; time < times; time++)
        pair.execute({ do: 'Invoke', function: one, qualifier: which });
    }),
);

const advancing = (ms: fc.Arbitrary<number>) =>
  ms.map((by) => new NamedStep(`advance ${by} ms`, (pair) => pair.advanceTo(pair.model.now + by)));

/** To the next instant at which something happens by itself, or one millisecond before or after. */
const advancingToDue = fc.constantFrom(0, 0, -1, 1).map(
  (offset) =>
    new NamedStep(`advance to the next due instant${offset === 0 ? '' : ` ${offset} ms`}`, (pair) => {
      const due = pair.model.nextDueAt;
      if (due !== Infinity) pair.advanceTo(Math.max(pair.model.now, due + offset));
    }),
);

const reading = fc
  .tuple(name, fc.option(qualifier))
  .map(
    ([functionName, which]) =>
      new NamedStep(`get ${functionName}:${which ?? '$LATEST'}`, (pair) => pair.read(functionName, which)),
  );

const publishing = doing(name.map((one) => ({ do: 'PublishVersion' as const, function: one })));
const deletingWhole = doing(
  name.map((one) => ({ do: 'DeleteFunction' as const, function: one, qualifier: null })),
);
const settingUsedIps = doing(
  fc.record({
    do: fc.constant('SetUsedIps' as const),
    subnet: fc.constantFrom(...subnetIds),
    ips: fc.integer({ min: 5, max: 12 }),
  }),
);
const settingVpcQuota = doing(
  fc.record({
    do: fc.constant('SetQuota' as const),
    quota: fc.constant('enisPerVpc' as const),
    vpc: fc.constantFrom(null, 'vpc', 'vpc-x'),
    value: fc.integer({ min: 2, max: 9 }),
  }),
);
const advancingSeconds = advancing(fc.constantFrom(1, 5, 20, 60).map((s) => s * SECOND));

/** One arbitrary per kind of command; those named twice come twice as often. */
export const commands: readonly fc.Arbitrary<NamedStep>[] = [
  creating(attachment, false),
  creating(attachment, false),
  creating(attachment, true),
  creating(fc.constant(null), false),
  creating(fc.constant(vpcConfig([], [])), true),
  updating(attachment),
  updating(attachment, fc.constantFrom(128, 256, null)),
  updating(fc.constant(null), fc.constantFrom(128, 256)),
  updating(fc.constant(vpcConfig([], []))),
  updating(partialVpc),
  updatingRedundantly,
  updating(badVpc),
  creating(badVpc as fc.Arbitrary<ReturnType<typeof vpcConfig>>, false),
  publishing,
  publishing,
  deletingWhole,
  doing(
    fc.record({
      do: fc.constant('DeleteFunction' as const),
      function: name,
      qualifier: fc.oneof(qualifier, qualifier, fc.constant('$LATEST')),
    }),
  ),
  reading,
  invoking(fc.constant(null)),
  invoking(fc.constant(null)),
  invoking(qualifier),
  invokingOften,
  invokingOften,
  invokingOften,
  advancing(fc.integer({ min: 1, max: 999 })),
  advancingSeconds,
  advancingSeconds,
  advancing(fc.integer({ min: 1, max: 10 }).map((m) => m * MINUTE)),
  advancing(fc.constantFrom(HOUR, 5 * HOUR, 31 * DAY, 40 * DAY)),
  advancingToDue,
  advancingToDue,
  advancingToDue,
  settingUsedIps,
  settingVpcQuota,
  ...changingRoles,
  doing(
    fc.record({
      do: fc.constant('SetQuota' as const),
      quota: fc.constantFrom('enisPerRegion' as const, 'concurrentExecutions' as const),
      vpc: fc.constant(null),
      value: fc.integer({ min: 1, max: 9 }),
    }),
  ),
];

/** Mostly invocations and short waits: what makes ENIs come and go under load. */
export const busyCommands: readonly fc.Arbitrary<NamedStep>[] = [
  creating(attachment, false),
  updating(attachment),
  publishing,
  deletingWhole,
  invoking(fc.constant(null)),
  invokingOften,
  invokingOften,
  invokingOften,
  invokingOften,
  advancing(fc.integer({ min: 1, max: 999 })),
  advancingSeconds,
  advancingToDue,
  advancingToDue,
  advancingToDue,
  settingUsedIps,
  settingVpcQuota,
];
