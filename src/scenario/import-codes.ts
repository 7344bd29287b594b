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
    title: 'parameter that no input has, or a wrong value',
    meaning:
      'A --param gives a value to a parameter or variable that none of the inputs has, or to something that no plan leaves open; or the value is none that the parameter takes.',
    mend: 'Write the name, or a value of the kind, that the message suggests.',
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
  IMP040: {
    severity: 'error',
    title: 'answer that AWS does not give',
    meaning:
      'A member of an answer of the AWS CLI is missing, or is of another type or form than AWS gives it.',
    mend: 'Give the answer as aws … --output json prints it, without --query and edits.',
    example: '{ "Functions": [{ "Name": "checkout" }] }   # FunctionName',
  },
  IMP041: {
    severity: 'warning',
    title: 'id that the inventory does not have',
    meaning:
      'A function names a subnet or a security group that the answer of describe-subnets or describe-security-groups lacks. AWS deletes neither while a function uses it, so the answers are of different accounts, Regions or times, or were filtered.',
    mend: 'Take the whole inventory of one account and Region at one time.',
    example: 'aws ec2 describe-subnets --filters …   # without --filters',
  },
  IMP042: {
    severity: 'warning',
    title: 'addresses that do not add up',
    meaning:
      'A subnet has more free addresses than its block holds, or fewer used ones than its network interfaces have.',
    mend: 'Take describe-subnets and describe-network-interfaces of one account at one time.',
    example: '"CidrBlock": "10.0.0.0/24", "AvailableIpAddressCount": 4091',
  },
  IMP043: {
    severity: 'warning',
    title: 'subnet outside of its VPC',
    meaning:
      'The block of a subnet lies in none of the blocks of its VPC. It is counted with another block of the same size.',
    mend: 'Take describe-vpcs and describe-subnets of one account at one time.',
    example: '"VpcId": "vpc-1" of 10.0.0.0/16, "CidrBlock": "10.9.0.0/24"',
  },
  IMP044: {
    severity: 'warning',
    title: 'function in several VPCs',
    meaning: 'The subnets and security groups of one function are of several VPCs, which AWS refuses.',
    mend: 'Take the whole inventory of one account at one time.',
    example: 'a subnet of vpc-1 with a security group of vpc-2',
  },
  IMP045: {
    severity: 'warning',
    title: 'ENI of Lambda that no function needs',
    meaning:
      'An ENI of Lambda has a subnet and security groups that no function and no published version has. Lambda is about to take it back, or it is orphaned: Lambda may not delete it, because its role is gone. It keeps its address and its unit of the quotas.',
    mend: 'Wait an hour. Give the role back what it needs, or delete the ENI.',
    example: 'AWS Lambda VPC ENI-checkout-1f0c…, and no function checkout',
  },
  IMP046: {
    severity: 'warning',
    title: 'ENI of Lambda from before 2019',
    meaning:
      'Until 2019 each execution environment had an ENI of its own, described as "AWS Lambda VPC ENI: …". One that still exists serves nothing and takes an address.',
    mend: 'Delete it when its status is available.',
    example: '"Description": "AWS Lambda VPC ENI: 5d2c…", "Status": "available"',
  },
  IMP047: {
    severity: 'info',
    title: 'key with several ENIs',
    meaning:
      'Lambda has more than one ENI in a subnet with the same security groups: connections have passed 65,000 there. A simulation starts with one per key and scales out by itself.',
    mend: 'Give the functions their connections in the scenario, to see it happen.',
    example: 'two ENIs in subnet-a with sg-app',
  },
  IMP048: {
    severity: 'info',
    title: 'key without an ENI',
    meaning:
      'A function is attached to a subnet in which Lambda has no ENI with its security groups. It is Inactive, Pending or Failed, or the answers are of different times. The simulation starts with an ENI for it.',
    mend: 'Give the answer of aws lambda get-function too, which tells the State.',
    example: 'a function that was not called for 30 days',
  },
  IMP049: {
    severity: 'warning',
    title: 'answers that disagree',
    meaning:
      'Two answers describe the same thing otherwise, or functions are of several accounts or Regions. The latest change counts, of equal ones the last in the order of file names.',
    mend: 'Import one account and Region, taken at one time.',
    example: 'list-functions of yesterday with get-function of today',
  },
} as const satisfies Record<string, FindingCodeRow>;

/** A code of the rows. */
export type ImportCode = keyof typeof importCodes;
