/** The scenario file: the whole of what may be written in it, as one schema. */
import { z } from 'zod';
import { timelineEntry } from './operations.ts';
import { functionDefinition } from './schema-functions.ts';
import { model, preset, quotas } from './schema-model.ts';
import { natGateway, securityGroup, subnet, vpc } from './schema-network.ts';
import { role, serviceControlPolicies } from './schema-roles.ts';
import { duration, instant, list, number, sentence, strict, text, whole, word } from './schema-values.ts';

const account = strict({
  id: z
    .string({ error: 'an account id of 12 digits, in quotes' })
    .regex(/^\d{12}$/, { error: 'an account id of 12 digits' })
    .default('123456789012')
    .describe('Account id, 12 digits, in quotes.'),
  region: text('a Region').default('us-east-1').describe('Region.'),
  quotas: quotas.prefault({}).describe('Quotas of the account; they win over the preset’s.'),
  otherEnis: whole(0)
    .default(0)
    .describe(
      'Network interfaces that count against the quota of the Region and of no VPC, such as those of instances.',
    ),
  serviceControlPolicies,
});

const deploy = strict({
  parallelism: whole(1).optional().describe('How many creates run at once; left out: all.'),
  ec2CreateEni: strict({
    bucket: whole(1).describe('Size of the bucket of tokens.'),
    perSecond: number(0.001).describe('Tokens per second.'),
    giveUpAfter: duration
      .optional()
      .describe(
        'A creation that would wait for longer than this fails with EC2RequestLimitExceeded; left out: it waits.',
      ),
  })
    .optional()
    .describe('EC2’s throttle of CreateNetworkInterface.'),
});

const expression = text('an expression such as max<0.8');
const thresholds = z.record(
  z.string(),
  z
    .union([expression.transform((one) => [one]), list(expression, 'expressions').min(1)], {
      error: 'a list of expressions such as ["max<0.8"]',
    })
    .describe('Expressions that must all hold: max<0.8, p(95)<300, count==0.'),
  { error: 'a mapping from metrics to lists of expressions' },
);

/** The whole file; parsing it fills in the defaults. */
export const scenarioFileSchema = strict(
  {
    $schema: z
      .string({ error: 'the address of a JSON Schema' })
      .optional()
      .describe('Address of this schema, for editors of JSON.'),
    version: z
      .literal(1, { error: '1, the only version of the scenario file' })
      .describe('Version of the file’s layout.'),
    name: text('a name').describe('Name of the scenario.'),
    preset: preset.default('docs-2024').describe('The dated set of parameters and quotas.'),
    seed: whole(0).default(0).describe('Seed of every random number.'),
    start: instant
      .optional()
      .describe('Date and time of the start, ISO 8601; needed by cron and absolute times.'),
    duration: duration
      .refine((ms) => ms > 0, { params: sentence('SCN009'), error: 'a run of 0s has nothing to simulate' })
      .describe('How long to simulate: 90s, 15m, 1h 30m, 30d.'),
    fidelity: word(['exact', 'aggregate', 'auto'])
      .default('auto')
      .describe(
        'exact: every invocation is simulated. aggregate: random traffic is counted per step, at a cost that does not grow with it. auto: counts the functions of more than 100,000 expected invocations that stay far from their limits (docs/fidelity.md).',
      ),
    model: model.prefault({}).describe('Parameters of the model that differ from the preset.'),
    account: account.prefault({}).describe('The account.'),
    vpcs: list(vpc, 'VPCs').default([]).describe('VPCs.'),
    natGateways: list(natGateway, 'NAT gateways').default([]).describe('NAT gateways whose limit counts.'),
    subnets: list(subnet, 'subnets').default([]).describe('Subnets.'),
    securityGroups: list(securityGroup, 'security groups').default([]).describe('Security groups.'),
    roles: list(role, 'roles').default([]).describe('Execution roles.'),
    principals: list(role, 'principals').default([]).describe('Principals that call operations.'),
    functions: list(functionDefinition, 'functions').default([]).describe('Functions.'),
    deploy: deploy.optional().describe('Throttles the creates of one instant.'),
    timeline: list(timelineEntry, 'operations')
      .default([])
      .describe('AWS operations by their own names, at a time.'),
    thresholds: thresholds
      .default({})
      .describe('Metrics with their conditions, k6 style: "subnet_free_ips": ["min>=8"].'),
  },
  'a scenario: a mapping with version, name and duration',
).meta({
  title: 'heni scenario',
  description: 'A simulated AWS account, its functions, and what happens to it.',
});

/** A scenario file after the schema: right in itself, not yet in what it refers to. */
export type ScenarioFile = z.output<typeof scenarioFileSchema>;
