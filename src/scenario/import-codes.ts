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
      'A --param gives a value to a parameter that none of the templates declares, or to something that no plan leaves open.',
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
} as const satisfies Record<string, FindingCodeRow>;

/** A code of the rows. */
export type ImportCode = keyof typeof importCodes;
