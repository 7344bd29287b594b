/**
 * The condition keys that heni's requests carry: one row each. Every other key is absent from them.
 * Sources: Service Authorization Reference, "AWS Lambda" and "Amazon EC2"; IAM User Guide, "AWS global condition
 * context keys".
 */
interface ContextKeyRow {
  /** Whether a request can carry several values, so that a set operator is required. */
  readonly values: 'one' | 'several';
  readonly carriedBy: string;
}

/** The two operations that the keys of a function's VPC belong to. */
export const vpcKeyActions = ['lambda:CreateFunction', 'lambda:UpdateFunctionConfiguration'] as const;

const ofVpc = 'CreateFunction and UpdateFunctionConfiguration, when the function has or gets a VPC';

/** Per condition key: how many values it can have, and which requests carry it. */
export const contextKeyRows = {
  /** Derived from the subnets: no parameter of the request. */
  'lambda:VpcIds': { values: 'one', carriedBy: ofVpc },
  'lambda:SubnetIds': { values: 'several', carriedBy: ofVpc },
  'lambda:SecurityGroupIds': { values: 'several', carriedBy: ofVpc },
  'lambda:SourceFunctionArn': { values: 'one', carriedBy: 'calls made by the code of a function' },
  'ec2:Region': { values: 'one', carriedBy: 'calls to EC2' },
  'aws:PrincipalArn': { values: 'one', carriedBy: 'every call' },
  'aws:PrincipalAccount': { values: 'one', carriedBy: 'every call' },
  'aws:PrincipalType': { values: 'one', carriedBy: 'every call' },
  'aws:RequestedRegion': { values: 'one', carriedBy: 'every call' },
  'aws:SecureTransport': { values: 'one', carriedBy: 'every call' },
  'aws:username': { values: 'one', carriedBy: 'calls of IAM users' },
} as const satisfies Record<string, ContextKeyRow>;

/** A condition key that some simulated request carries, in the case of AWS's documentation. */
export type ContextKey = keyof typeof contextKeyRows;

/** Every key of the rows, in their order. */
export const contextKeys = Object.keys(contextKeyRows) as readonly ContextKey[];

/** The keys of a function's VPC. */
export const vpcKeys = ['lambda:VpcIds', 'lambda:SubnetIds', 'lambda:SecurityGroupIds'] as const;

/** A known key however its case is written; null when heni's requests never carry it. */
export const knownKey = (name: string): ContextKey | null =>
  contextKeys.find((key) => key.toLowerCase() === name.toLowerCase()) ?? null;
