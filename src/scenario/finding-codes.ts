/** The codes of a scenario's findings: what each means, how to mend it, and an example. A new code is one row. */
import type { FindingCodeRow } from './finding-code-row.ts';
import { importCodes } from './import-codes.ts';
import { inspectCodes } from './inspect-codes.ts';
import { policyCodes } from './policy-codes.ts';

/** All rows by code, those of inspections and policies included. */
export const findingCodes = {
  SCN001: {
    severity: 'error',
    title: 'unknown key',
    meaning:
      'A key that is not part of the scenario file at this place. It is never ignored: a mistyped key would silently simulate something else.',
    mend: 'Write the key that the message suggests, move it to where it belongs, or remove it.',
    example: 'functions: [{ name: checkout, vpcconfig: { … } }]   # vpcConfig',
  },
  SCN002: {
    severity: 'error',
    title: 'wrong value',
    meaning: 'The value is of the wrong type, or is none of the words that the key takes.',
    mend: 'Give what the message says. Durations carry their unit: 250ms, 90s, 15m, 1h 30m, 30d.',
    example: 'duration: 90   # 90s',
  },
  SCN003: {
    severity: 'error',
    title: 'missing key',
    meaning: 'A key that has no default is not there.',
    mend: 'Add it.',
    example: 'functions: [{ role: app }]   # without a name',
  },
  SCN004: {
    severity: 'error',
    title: 'undeclared reference',
    meaning:
      'A VPC, subnet, security group, NAT gateway, role, principal or function is named but declared nowhere in the file.',
    mend: 'Declare it under vpcs, subnets, securityGroups, natGateways, roles, principals or functions, or correct the name.',
    example: 'vpcConfig: { subnetIds: [subnet-z], … }   # no such subnet',
  },
  SCN005: {
    severity: 'error',
    title: 'declared twice',
    meaning:
      'Two entries of one list have the same id or name (a count gives name-1, name-2 …), or a key stands twice in one mapping.',
    mend: 'Rename or remove one of them.',
    example: 'vpcs: [{ id: vpc-main, … }, { id: vpc-main, … }]',
  },
  SCN006: {
    severity: 'error',
    title: 'CIDR blocks overlap',
    meaning: 'Two subnets of one VPC share addresses.',
    mend: 'Give each subnet a block of its own.',
    example: 'cidr: 10.0.0.0/23 and cidr: 10.0.1.0/24',
  },
  SCN007: {
    severity: 'error',
    title: 'impossible CIDR block',
    meaning:
      'The text is no CIDR block, has bits set beyond its prefix, has a prefix that EC2 does not allow (/16 to /28; IPv6 /44 to /64), or lies outside its VPC.',
    mend: 'Write the network address and a prefix in range, inside the block of the VPC.',
    example: 'cidr: 10.0.1.7/24   # 10.0.1.0/24',
  },
  SCN008: {
    severity: 'error',
    title: 'threshold on nothing',
    meaning:
      'The metric, the tag, the value of the tag or the aggregate does not exist, or the expression cannot be read. A threshold that watches nothing would always pass.',
    mend: 'Use a metric, tag and aggregate that the message lists; an expression reads max<0.8, p(95)<300 or count==0.',
    example: '"subnet_free_ip": ["min>=8"]   # subnet_free_ips',
  },
  SCN009: {
    severity: 'error',
    title: 'out of range',
    meaning: 'A number, duration, time or distribution lies outside of what is possible.',
    mend: 'Give a value within the limits that the message names.',
    example: 'connections: { perEnvironment: 2000 }   # at most 1024',
  },
  SCN010: {
    severity: 'error',
    title: 'not valid YAML or JSON',
    meaning: 'The text cannot be read at all, so nothing else in it is checked.',
    mend: 'Mend the syntax at the place named. YAML is indented by spaces, never by tabs.',
    example: 'subnets: [{ id: subnet-a }   # the list is not closed',
  },
  SCN011: {
    severity: 'error',
    title: 'file unreadable',
    meaning:
      'The scenario itself or a file that it names does not exist or cannot be read. Paths in a scenario are relative to it.',
    mend: 'Correct the path.',
    example: 'policies: [policies/deploi.json]',
  },
  SCN012: {
    severity: 'error',
    title: 'trace cannot be played',
    meaning:
      'A row of the trace is broken or stands twice, the file is of another layout or incomplete, or it is not clear which row to play.',
    mend: 'Mend the row, name one by `function:` (its name or a unique beginning of it), or play all by `count: perTraceRow`.',
    example: 'trace: { file: day.csv, format: azure2019 }   # day.csv has six rows',
  },
  SCN013: {
    severity: 'warning',
    title: 'after the end',
    meaning: 'A run covers [0, duration): what is planned at its end or later never happens.',
    mend: 'Lengthen the duration, or plan it earlier.',
    example: 'duration: 1d, and at: 36h',
  },
  SCN014: {
    severity: 'error',
    title: 'times out of order',
    meaning:
      'The points of a series must follow each other in time. In a curve two may be at one time, which is a jump.',
    mend: 'Put the points in order.',
    example: 'points: [{ at: 12h, perSecond: 5 }, { at: 0s, perSecond: 1 }]',
  },
  SCN015: {
    severity: 'error',
    title: 'needs a start',
    meaning: 'A cron expression or an absolute time needs to know at which date the run begins.',
    mend: 'Add the key start, such as start: 2026-11-27T00:00:00Z.',
    example: 'cron: "0 6 1 * *" in a file without start',
  },
  SCN016: {
    severity: 'error',
    title: 'not a cron expression',
    meaning:
      'Cron expressions have five fields: minute, hour, day of the month, month, weekday; they are read in UTC.',
    mend: 'Correct the field that the message names.',
    example: 'cron: "0 25 * * *"   # hours are 0 to 23',
  },
  SCN017: {
    severity: 'warning',
    title: 'more addresses than there are',
    meaning: 'usedIps asks for more addresses than the subnet has. The run clips it to what is free.',
    mend: 'Give at most the number of usable addresses: 2^(32 − prefix) − 5.',
    example: 'cidr: 10.0.1.0/28, usedIps: 40   # 11 are usable',
  },
  SCN018: {
    severity: 'error',
    title: 'keys that exclude each other',
    meaning: 'Exactly one of several keys is wanted, and none or more than one is there.',
    mend: 'Keep one of them.',
    example: 'traffic: { rate: { perSecond: 5 }, cron: "0 6 * * *" }',
  },
  SCN019: {
    severity: 'warning',
    title: 'versions before their function',
    meaning:
      'The versions of a definition exist from the start, yet the function itself is created only later.',
    mend: 'Add existing: true, or publish by PublishVersion in the timeline.',
    example: 'functions: [{ name: checkout, create: 1h, versions: [{ version: "1" }] }]',
  },
  SCN020: {
    severity: 'warning',
    title: 'trace row without durations',
    meaning:
      'The file of durations has no row for a function of the trace; the duration of the definition is used.',
    mend: 'Add the row, or say in `duration` how long invocations take.',
    example: 'trace: { file: day.csv, durations: part-of-day.csv, … }',
  },
  SCN021: {
    severity: 'warning',
    leavesOpen: true,
    title: 'managed policy not known',
    meaning:
      'The name is neither a managed policy that heni knows nor a .json file. Such a policy allows and denies nothing in the simulation.',
    mend: 'Correct the name, or give the document: inline, or as the path of a .json file.',
    example: 'policies: [AWSLambdaVPCAccesExecutionRole]   # …Access…',
  },
  SCN022: {
    severity: 'warning',
    title: 'longer than an invocation may run',
    meaning: 'Lambda ends an invocation after 15 minutes, and so does the simulation.',
    mend: 'Give a shorter duration, or split the work.',
    example: 'traffic: { cron: "0 6 1 * *", duration: 2h }',
  },
  SCN023: {
    severity: 'warning',
    title: 'cannot be counted',
    meaning:
      'Counting invocations per step rests on environments that serve one invocation after the other. Where none is kept each invocation is an environment of its own, and the run is exact, whatever it costs in time. So it is for functions whose connections go through a NAT gateway: its places are not counted per step.',
    mend: 'Leave environmentKeepAlive as it is, or the destination out, or write fidelity: exact.',
    example: 'fidelity: aggregate   # with model: { environmentKeepAlive: 0s }',
  },
  SCN024: {
    severity: 'warning',
    title: 'more concurrency reserved than there is',
    meaning:
      'The reserved concurrency of all functions together exceeds concurrentExecutions of the account at the start. AWS refuses such a reservation; the run takes it as it is, and functions without one find nothing left.',
    mend: 'Reserve less, or raise concurrentExecutions under account.quotas.',
    example: 'functions: [{ name: a, count: 20, reservedConcurrency: 100 }]   # 2000 of 1000',
  },
  SCN025: {
    severity: 'warning',
    title: 'VpcConfig that AWS refuses',
    meaning:
      'A VpcConfig has subnets and security groups, or neither, and all are of one VPC. Otherwise CreateFunction is refused, and the run shows that.',
    mend: 'Give both lists, of one VPC.',
    example: 'vpcConfig: { subnetIds: [subnet-a] }   # and securityGroupIds?',
  },
  SCN026: {
    severity: 'warning',
    title: 'name that AWS refuses',
    meaning:
      'The name of a function has characters that AWS does not take, or is too long with the number that a count adds. The run takes it as it is. Addresses such as aws_lambda_function.checkout[0], for functions that are not deployed yet, are fine.',
    mend: 'Use letters, digits, - and _, at most 64 of them.',
    example: 'functions: [{ name: "my checkout" }]   # my-checkout',
  },
  SCN027: {
    severity: 'warning',
    title: 'parameter without effect',
    meaning:
      'One parameter of the model leaves nothing for another: eniDetachAfter is the first part of eniDeleteDelay, and here it is longer than the whole.',
    mend: 'Give eniDetachAfter less than eniDeleteDelay, or a longer eniDeleteDelay.',
    example: 'model: { eniDetachAfter: 2h, eniDeleteDelay: 20m }',
  },
  SCN028: {
    severity: 'error',
    title: 'trace with gaps',
    meaning:
      'Periods of the trace have no value. What happened in them is not known, and is not taken to be nothing. CloudWatch stores no value for a minute without invocations: there zero is right, unless the answer was cut short.',
    mend: 'Fill in the periods, or write `gaps: zero` where a missing period means that nothing happened.',
    example: 'trace: { file: metrics.json, format: cloudwatch }   # and gaps: zero?',
  },
  SCN029: {
    severity: 'warning',
    title: 'part of a trace that is not played',
    meaning:
      'A column, a metric or invocations of a trace have no part in the run: their name is none of those that a format knows, or they lie before time 0.',
    mend: 'Nothing, if they are not meant to be played; else give the name that the format knows.',
    example: 'a CSV file with the columns time, invocations, errors',
  },
  SCN030: {
    severity: 'error',
    title: 'existing function does not fit',
    meaning:
      'A function with existing: true cannot exist in this account: its subnets or quotas have no room for its ENIs, or AWS would never have accepted its VpcConfig.',
    mend: 'Make room, correct the VpcConfig, or give the function a create time to see how AWS refuses it.',
    example: 'vpcConfig: { subnetIds: [subnet-of-vpc-1, subnet-of-vpc-2], … }, existing: true',
  },
  SCN031: {
    severity: 'warning',
    title: 'trace shorter than the run',
    meaning:
      'The trace ends before the run does. Nothing is known of the time after it, and nothing happens then.',
    mend: 'Shorten the duration, give a longer trace, or write `gaps: zero` where nothing happened after it.',
    example: 'duration: 7d, and a trace of one day',
  },
  SCN040: {
    severity: 'error',
    title: 'NAT gateway without a route to it',
    meaning: 'A subnet names a NAT gateway, and its default route leads elsewhere or nowhere.',
    mend: 'Write route: nat, or remove the gateway.',
    example: 'subnets: [{ id: subnet-a, …, route: none, nat: nat-a }]',
  },
  SCN041: {
    severity: 'warning',
    title: 'connections past every NAT gateway',
    meaning:
      'Connections lead to the internet, and from some subnets no NAT gateway of natGateways lies on their way: no limit counts there. With route: nat alone it is one that the file does not declare; with any other route they would not get out at all over IPv4.',
    mend: 'Declare the gateway under natGateways and name it at the subnet (route: nat, nat: nat-a), or leave the destination out.',
    example: 'connections: { perEnvironment: 25, destination: payments }   # in a subnet with route: none',
  },
  ...importCodes,
  ...inspectCodes,
  ...policyCodes,
} as const satisfies Record<string, FindingCodeRow>;

/** A code of the rows, such as SCN001 or IAM001. */
export type FindingCode = keyof typeof findingCodes;

/** The text behind `validate --explain CODE`; undefined for a code that is none of ours. */
export const explainCode = (code: string): string | undefined => {
  if (!Object.hasOwn(findingCodes, code)) return undefined;
  const { title, severity, meaning, mend, example } = findingCodes[code as FindingCode];
  return `${code}: ${title} (${severity})\n\n${meaning}\n\nTo mend it: ${mend}\n\nWhat gives it:\n  ${example}\n`;
};

/** All codes with their titles and severities, a paragraph for each group. */
export const allCodes = (): string => {
  const groups = {
    SCN: 'The scenario file',
    ENI: 'What `inspect` tells of an account',
    IAM: 'Policies',
    IMP: 'Templates',
  };
  return Object.entries(groups)
    .map(([prefix, heading]) => {
      const rows = Object.entries(findingCodes).filter(([code]) => code.startsWith(prefix));
      const lines = rows.map(([code, { title, severity }]) => `  ${code}  ${title} (${severity})`);
      return `${[heading, ...lines].join('\n')}\n`;
    })
    .join('\n');
};

/** Whether a finding means that something is not known. */
export const leavesOpen = (code: string): boolean =>
  Object.hasOwn(findingCodes, code) && 'leavesOpen' in findingCodes[code as FindingCode];
