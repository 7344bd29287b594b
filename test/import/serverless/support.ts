/** Services as tests write them. */

/** A service with the lines of its provider, of its functions and of everything else. */
export const service = (functions: string, provider = '', more = ''): string => `
service: shop
provider:
  name: aws
  region: eu-west-1
${provider}
functions:
${functions}
${more}`;

/** Lines of a provider with a VPC. */
export const inVpc = '  vpc: { securityGroupIds: [sg-1], subnetIds: [subnet-1, subnet-2] }';
