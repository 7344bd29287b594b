/** A scenario of one function, with room for more of it. */
export const example = (more = ''): string => `version: 1
name: example
duration: 1h
model: { eniCreateDelay: 210s }
vpcs: [{ id: vpc-main, cidr: 10.0.0.0/16 }]
subnets: [{ id: subnet-a, vpc: vpc-main, az: a, cidr: 10.0.1.0/24 }]
securityGroups: [{ id: sg-app, vpc: vpc-main }]
roles: [{ name: app, policies: [AWSLambdaVPCAccessExecutionRole] }]
functions:
  - { name: checkout, role: app, vpcConfig: { subnetIds: [subnet-a], securityGroupIds: [sg-app] } }
${more}`;

export const crossing = example('thresholds: { "pending_seconds": ["max<60"] }\n');
export const mistyped = example('threshold: {}\n');
