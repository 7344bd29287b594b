import type { FindingCodeRow } from './finding-code-row.ts';

/** The codes of inputs that are not scenarios (src/import): what each means, how to mend it, and an example. */
export const importCodes = {
  IMP001: {
    severity: 'error',
    title: 'input cannot be read',
    meaning: 'The text is neither YAML nor JSON, or is too large or too deep to be a template.',
    mend: 'Mend the syntax at the place named, or give the template itself rather than a bundle of data.',
    example: 'SubnetIds: [subnet-a   # the list is not closed',
  },
  IMP002: {
    severity: 'error',
    title: 'unknown kind of input',
    meaning:
      'The file is neither a scenario nor anything that heni can import; the message says what it looks like.',
    mend: 'Give one of the kinds that the message lists; --from KIND skips the search.',
    example: 'heni import docker-compose.yaml',
  },
  IMP003: {
    severity: 'error',
    title: 'id that AWS refuses',
    meaning:
      'A subnet or security group is named by a literal that is no id. Usually a reference was meant: the logical id alone is only a text.',
    mend: 'Refer to the resource: !Ref MySubnet, {"Ref": "MySubnet"}.',
    example: 'SubnetIds: [MySubnet]   # [!Ref MySubnet]',
  },
  IMP004: {
    severity: 'error',
    title: 'circular reference',
    meaning:
      'Resources, conditions or nested stacks refer to each other in a circle, so none of them can be first.',
    mend: 'Take one of the references out of the circle, such as by a rule of its own (AWS::EC2::SecurityGroupIngress).',
    example: 'Conditions: { A: !Not [!Condition B], B: !Not [!Condition A] }',
  },
  IMP005: {
    severity: 'error',
    title: 'intrinsic function used wrongly',
    meaning: 'A function of the template language is not known or has arguments that it does not take.',
    mend: 'Write the arguments as the message says.',
    example: '!Select [0]   # !Select [0, !GetAZs ""]',
  },
  IMP006: {
    severity: 'error',
    title: 'parameter that no input has',
    meaning:
      'A --param gives a value to a parameter or variable that none of the inputs has, or to something that no plan leaves open.',
    mend: 'Write the name that the message suggests.',
    example: '--param Enviroment=prod   # Environment',
  },
  IMP007: {
    severity: 'warning',
    title: 'key twice',
    meaning:
      'A key stands twice in one mapping. The last one counts, as it does for the tools that deploy it.',
    mend: 'Rename or remove one of them.',
    example: 'Outputs: { Arn: { … }, Arn: { … } }',
  },
  IMP020: {
    severity: 'error',
    title: 'serverless.yml used wrongly',
    meaning:
      'A part of a service is not what the Serverless Framework takes. A key of vpc that it does not know would be left out without a word, and the function deployed without its VPC.',
    mend: 'Write what the message says.',
    example: 'vpc: { subnetsIds: [subnet-a] }   # subnetIds',
  },
  IMP021: {
    severity: 'error',
    title: 'variable without a value',
    meaning:
      'A variable names a key of the service, or of a file of it, that is not there, and has no fallback.',
    mend: 'Write the key that the message suggests, or a fallback: ${self:custom.x, null}.',
    example: '${self:custom.vcp}   # ${self:custom.vpc}',
  },
  IMP022: {
    severity: 'warning',
    title: 'half a VPC',
    meaning:
      'A vpc of a service has subnets and no security groups, or the other way round. The Serverless Framework then deploys the function without a VPC.',
    mend: 'Give both lists, at the function or at the provider; `vpc: ~` for a function without a VPC.',
    example: 'vpc: { subnetIds: [subnet-a] }',
  },
  IMP023: {
    severity: 'error',
    title: 'name that CloudFormation does not know',
    meaning:
      'A resource has no type, or a type or property of a function is spelled as no other is. CloudFormation refuses the template; left out, the function or its VPC would be missing in every figure.',
    mend: 'Write the name that the message suggests.',
    example: 'VpcConfig: { SubnetIDs: [subnet-a] }   # SubnetIds',
  },
} as const satisfies Record<string, FindingCodeRow>;

/** A code of the rows. */
export type ImportCode = keyof typeof importCodes;
