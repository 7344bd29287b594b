import { expect } from 'vitest';
import { describeBroken } from './broken-file.ts';
import { network } from './support.ts';

describeBroken('checkThresholds', [
  {
    what: 'metrics, tags, values and aggregates that do not exist',
    text: `${network}functions: [{ name: a }]
thresholds:
  "subnet_free_ip": ["min>=8"]
  "enis{region:x}": ["max<3"]
  "eni_region_quota_used_ratio{vpc:vpc-main}": ["max<3"]
  "enis{vpc:vpc-mian}": ["max<3"]
  "pending_seconds{function:b}": ["p(95)<300"]
  "invocations_failed{reason:Inactve}": ["count==0"]
  "operations_refused{operation:Invok}": "count==0"
  "enis": ["p(95)<300", "max<0.8", "max<<3"]
  "enis{vpc}": ["max<1"]
  "nonsense": ["max<1"]`,
    expected: [
      '6:3: thresholds.subnet_free_ip: there is no metric "subnet_free_ip"; did you mean "subnet_free_ips"? (SCN008)',
      '7:3: thresholds["enis{region:x}"]: enis has no tag "region"; its tags are vpc, subnet (SCN008)',
      '8:3: thresholds["eni_region_quota_used_ratio{vpc:vpc-main}"]: eni_region_quota_used_ratio has no tag "vpc"; it has none (SCN008)',
      '9:3: thresholds["enis{vpc:vpc-mian}"]: no VPC "vpc-mian" is declared; did you mean "vpc-main"? (SCN008)',
      '10:3: thresholds["pending_seconds{function:b}"]: no function "b" is declared (SCN008)',
      '11:3: thresholds["invocations_failed{reason:Inactve}"]: there is no reason "Inactve"; did you mean "Inactive"? (SCN008)',
      '12:3: thresholds["operations_refused{operation:Invok}"]: there is no operation "Invok"; did you mean "Invoke"? (SCN008)',
      '13:12: thresholds.enis[0]: "p(95)<300": enis is a gauge, which has min, max, last (SCN008)',
      '13:36: thresholds.enis[2]: "max<<3" is not an expression such as max<0.8, p(95)<300 or count==0 (SCN008)',
      '14:3: thresholds["enis{vpc}"]: the tag "vpc" is not written name:value (SCN008)',
      expect.stringMatching(
        /^15:3: thresholds\.nonsense: there is no metric "nonsense"; there are eni_quota_used_ratio, /,
      ) as string,
    ],
  },
  {
    what: 'reasons and errors that nothing has',
    text: `thresholds:
  "functions_failed{reason:EniLimitExceded}": ["count==0"]
  "updates_failed{reason:Inactive}": ["count==0"]
  "operations_refused{error:ResourceConflictExeption}": ["count==0"]
  "functions_failed{reason:InternalError}": ["count==0"]
  "updates_failed{reason:SubnetOutOfIPAddresses}": ["count==0"]
  "operations_refused{error:TooManyRequestsException}": ["count==0"]`,
    expected: [
      '2:3: thresholds["functions_failed{reason:EniLimitExceded}"]: there is no reason "EniLimitExceded"; did you mean "EniLimitExceeded"? (SCN008)',
      '3:3: thresholds["updates_failed{reason:Inactive}"]: there is no reason "Inactive"; there are EniLimitExceeded, SubnetOutOfIPAddresses, InsufficientRolePermissions, InvalidSubnet, InvalidSecurityGroup, EC2RequestLimitExceeded, InternalError (SCN008)',
      '4:3: thresholds["operations_refused{error:ResourceConflictExeption}"]: there is no error "ResourceConflictExeption"; did you mean "ResourceConflictException"? (SCN008)',
    ],
  },
  {
    what: 'NAT gateways and destinations that are not there',
    text: `natGateways: [{ id: nat-a }]
functions: [{ name: f, connections: { destination: payments } }, { name: g, connections: 3 }]
thresholds:
  "nat_connections{nat:nat-b}": ["max<1"]
  "nat_connections_refused{nat:nat-a,destination:payment}": ["count==0"]
  "nat_connections_refused{nat:nat-a,destination:payments}": ["count==0"]`,
    expected: expect.arrayContaining([
      '4:3: thresholds["nat_connections{nat:nat-b}"]: no NAT gateway "nat-b" is declared; did you mean "nat-a"? (SCN008)',
      '5:3: thresholds["nat_connections_refused{nat:nat-a,destination:payment}"]: no destination "payment" is declared; did you mean "payments"? (SCN008)',
    ]) as string[],
  },
]);
