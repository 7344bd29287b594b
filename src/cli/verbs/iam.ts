import { Command, Option } from '@commander-js/extra-typings';
import type { Verb } from './verb.ts';

/** The options of `iam` as they are declared below. */
export interface IamOptions {
  readonly as: string;
  readonly function?: string | undefined;
  readonly vpc?: string | boolean | undefined;
  readonly subnets?: readonly string[] | undefined;
  readonly securityGroups?: readonly string[] | undefined;
  readonly resource?: string | undefined;
  readonly expect?: 'allow' | 'deny' | undefined;
  readonly verbose?: true | undefined;
  readonly json?: true | undefined;
}

const about = [
  "Says whether a principal of the scenario, Lambda with an execution role, or a function's own code may do something,",
  'which statement decided, and why. Policies are taken as the scenario declares them; what its timeline changes later',
  'is not looked at. Without ACTION it asks what is usual: the operations and reads of a caller, the six actions on ENIs',
  "of a role, the ENI actions that a function's code rarely needs. A call that attaches a function is allowed when its",
  'reads of EC2 are too. iam:PassRole is not modelled: every caller may pass every role.',
].join(' ');

const epilogue = `
Examples:
  heni iam deploy.yaml --as deployer lambda:CreateFunction --function checkout
  heni iam deploy.yaml --as deployer lambda:CreateFunction --subnets subnet-a,subnet-b --security-groups sg-app
  heni iam deploy.yaml --as role:app
  heni iam deploy.yaml --as function:checkout ec2:DeleteNetworkInterface --expect deny`;

/** `heni iam`: may they do it, and which statement decided. */
export const iamVerb: Verb = (io, done) =>
  new Command('iam')
    .summary('may this caller, role or function code do it, and which statement decided')
    .description(about)
    .argument('<input>', 'a scenario file (YAML or JSON), or - for stdin')
    .argument('[action...]', 'such as lambda:CreateFunction')
    .requiredOption(
      '--as <who>',
      'a principal, role:NAME (Lambda with it), or function:NAME (its own code; or function:web-*)',
    )
    .option('--function <name>', 'only this function, or those of a pattern such as checkout-*')
    .option('--vpc <id>', 'the VPC of --subnets that the scenario does not have')
    .option('--no-vpc', 'as if the function had, or got, no VPC')
    .option('--subnets <ids>', "in place of the function's own subnets: a,b", ids)
    .option('--security-groups <ids>', "in place of the function's own security groups: a,b", ids)
    .option('--resource <arn>', 'ask on this resource')
    .addOption(
      new Option('--expect <answer>', 'exit 99 unless every answer is this').choices([
        'allow',
        'deny',
      ] as const),
    )
    .option('--verbose', 'every answer with the statements behind it')
    .option('--json', 'the answers as JSON')
    .addHelpText('after', epilogue)
    .action(async (input, actions, options) => {
      const { iam } = await import('./iam-action.ts');
      done(await iam(input, actions, options, io));
    });

const ids = (text: string): string[] =>
  text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
