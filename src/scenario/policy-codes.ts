import type { FindingCodeRow } from './finding-code-row.ts';

/** The codes of findings in policies (src/iam): what each means, how to mend it, and an example. */
export const policyCodes = {
  IAM001: {
    severity: 'warning',
    title: 'an Allow with ForAllValues permits functions outside any VPC',
    meaning:
      'ForAllValues is true when the request has no such key, so the Allow also covers a function without a VPC, and no Deny stops it.',
    mend: 'Add "Null": {"lambda:VpcIds": "false"} to the Condition, or a Deny with "Null": {"lambda:VpcIds": "true"}.',
    example: '"ForAllValues:StringEquals": {"lambda:SubnetIds": ["subnet-a"]} in an Allow',
  },
  IAM002: {
    severity: 'warning',
    title: 'Allows that limit different keys are ORed',
    meaning:
      'Each of several Allows limits another VPC key. A call that satisfies one of them is allowed, whatever the others say.',
    mend: 'Put the conditions into one statement, or deny what is outside.',
    example: 'one Allow with lambda:VpcIds, another with lambda:SubnetIds',
  },
  IAM003: {
    severity: 'warning',
    title: 'a Deny with ForAllValues stops functions outside any VPC',
    meaning:
      'ForAllValues is true when the request has no such key, so the Deny also stops every function without a VPC.',
    mend: 'Use ForAnyValue to deny any of the values, or add "Null": {"lambda:VpcIds": "false"}.',
    example: '"ForAllValues:StringNotEquals": {"lambda:SubnetIds": ["subnet-a"]} in a Deny',
  },
  IAM004: {
    severity: 'warning',
    title: 'VPC keys on actions that never carry them',
    meaning:
      'Only CreateFunction and UpdateFunctionConfiguration carry the VPC keys. On every other action they are absent.',
    mend: 'Limit Action to these two.',
    example: '"Action": "lambda:*" with a condition on lambda:VpcIds',
  },
  IAM005: {
    severity: 'warning',
    title: 'service control policies without any Allow',
    meaning: 'No service control policy allows anything, so everything is denied.',
    mend: 'Add FullAWSAccess, which AWS Organizations attaches by default.',
    example: 'service control policies of a single Deny',
  },
  IAM006: {
    severity: 'warning',
    title: 'a key with several values and no set operator',
    meaning:
      'AWS requires ForAnyValue or ForAllValues on a key that can have several values. Without it heni takes the side of refusing.',
    mend: 'Write ForAnyValue: or ForAllValues: before the operator.',
    example: '"StringEquals": {"lambda:SubnetIds": "subnet-a"}',
  },
  IAM007: {
    severity: 'info',
    title: 'a key that no simulated request carries',
    meaning:
      'The condition key is misspelled, or belongs to what heni does not simulate. It counts as absent.',
    mend: 'Check the spelling, and mind that AWS may have a value for it.',
    example: '"StringEquals": {"lambda:VpcId": "vpc-main"}   # lambda:VpcIds',
  },
  IAM008: {
    severity: 'warning',
    title: 'ForAnyValue with IfExists',
    meaning: 'Without the key ForAnyValue is false, and IfExists does not change that.',
    mend: 'Leave IfExists out, and add a statement for requests without the key.',
    example: '"ForAnyValue:StringEqualsIfExists": {"lambda:SubnetIds": ["subnet-a"]}',
  },
  IAM009: {
    severity: 'warning',
    title: 'a Describe action narrowed to resources',
    meaning:
      'Describe actions of EC2 have no resource-level permissions: on anything but "*" they grant nothing.',
    mend: 'Allow the action on "*", in a statement of its own.',
    example: '"Action": "ec2:DescribeSubnets", "Resource": "arn:aws:ec2:*:*:subnet/*"',
  },
  IAM010: {
    severity: 'warning',
    title: 'DeleteNetworkInterface too narrow for the ENIs to come',
    meaning:
      'Lambda deletes ENIs by the execution role, and nobody knows their ids beforehand. Those that the role may not delete stay, with their addresses.',
    mend: 'Allow ec2:DeleteNetworkInterface on "*" or on all network interfaces.',
    example: '"Action": "ec2:DeleteNetworkInterface", "Resource": "…:network-interface/eni-1"',
  },
  IAM011: {
    severity: 'warning',
    title: 'a Deny for function code that names another function',
    meaning:
      'The Deny on lambda:SourceFunctionArn names some functions with the role and not all of them: the code of the others is not stopped.',
    mend: 'Name every function that uses the role in lambda:SourceFunctionArn.',
    example: '"ArnEquals": {"lambda:SourceFunctionArn": "…:function:a"}   # b has the role too',
  },
  IAM101: {
    severity: 'error',
    title: 'not JSON',
    meaning:
      'The text of a policy file is not JSON. IAM takes strict JSON without comments or trailing commas.',
    mend: 'Correct the JSON at the place named.',
    example: '{"Version": "2012-10-17", "Statement": [}',
  },
  IAM102: {
    severity: 'error',
    title: 'not a policy',
    meaning:
      'The document has another shape than the grammar of IAM policies asks: an element is missing, of the wrong type, or not known.',
    mend: 'Write the document as the grammar asks.',
    example: '{"Version": "2012-10-17", "Statment": []}',
  },
  IAM103: {
    severity: 'warning',
    title: 'Id in an identity policy',
    meaning: 'Id belongs in resource-based policies only.',
    mend: 'Remove Id.',
    example: '{"Version": "2012-10-17", "Id": "mine", "Statement": […]}',
  },
  IAM104: {
    severity: 'warning',
    title: 'Sid with other characters',
    meaning: 'A Sid consists of letters and digits.',
    mend: 'Use letters and digits only.',
    example: '"Sid": "stay in the VPC"',
  },
  IAM105: {
    severity: 'error',
    title: 'action or resource of a form that IAM refuses',
    meaning: 'An action is service:Name or *, a resource an ARN or *; both may have wildcards.',
    mend: 'Correct it.',
    example: '"Action": "CreateFunction"   # lambda:CreateFunction',
  },
  IAM106: {
    severity: 'error',
    title: 'no such condition operator',
    meaning: 'The Condition uses an operator that IAM does not have.',
    mend: 'Use one of the condition operators of IAM.',
    example: '"StringEqual": {…}   # StringEquals',
  },
  IAM107: {
    severity: 'warning',
    title: 'operator that heni does not decide',
    meaning:
      'The operator is one of IAM, but heni does not decide it: a Deny is taken to apply, an Allow not to.',
    mend: 'Leave the condition out to see the decision without it.',
    example: 'a Condition with an operator that the message names',
  },
  IAM108: {
    severity: 'warning',
    title: 'value that its operator can never match',
    meaning: 'The value is not of the form that the operator compares, so the condition matches nothing.',
    mend: 'Correct the value.',
    example: '"ArnEquals": {"lambda:SourceFunctionArn": "checkout"}   # an ARN',
  },
  IAM109: {
    severity: 'info',
    title: 'policy variable',
    meaning: 'The value contains a policy variable, whose value depends on the request.',
    mend: 'Write the value itself to be independent of the request.',
    example: '"Resource": "…:function:${aws:username}-*"',
  },
  IAM110: {
    severity: 'warning',
    title: 'looks like a variable and is none',
    meaning:
      'Policy variables need Version 2012-10-17 and a known form; otherwise the text stands for itself.',
    mend: 'Set Version to "2012-10-17", or write the value itself.',
    example: '"${aws:username}" in a policy without Version',
  },
  IAM111: {
    severity: 'error',
    title: 'the same key twice',
    meaning: 'An object of the document has one key twice, which IAM refuses.',
    mend: 'Put the values into one list under one key.',
    example: '{"StringEquals": {…}, "StringEquals": {…}}',
  },
  IAM112: {
    severity: 'error',
    title: 'no such managed policy',
    meaning: 'heni knows no managed policy of that name.',
    mend: 'Correct the name, or give the document.',
    example: 'AWSLambdaVPCAccesExecutionRole   # …Access…',
  },
  IAM201: {
    severity: 'warning',
    title: 'decided without a condition',
    meaning:
      'A decision rests on a statement with an operator that heni does not decide: a Deny is taken to apply, an Allow not to.',
    mend: 'Leave the condition out.',
    example: 'an Allow with an operator of IAM107 that nothing else makes fail',
  },
  IAM202: {
    severity: 'warning',
    title: 'decided without the set operator',
    meaning:
      'A decision rests on a condition without set operator on a key that has several values in the request: a Deny is taken to apply, an Allow not to.',
    mend: 'Write ForAnyValue: or ForAllValues: before the operator.',
    example: '"StringEquals": {"lambda:SubnetIds": "subnet-a"}, asked for two subnets',
  },
  IAM203: {
    severity: 'warning',
    title: 'variable without a value',
    meaning:
      'A policy variable has no value in the simulated request, so its statement does not apply; AWS may have the value.',
    mend: 'Write the value itself.',
    example: '"Resource": "…:function:${aws:PrincipalTag/team}-*"',
  },
  IAM301: {
    severity: 'warning',
    title: 'the code may do what only Lambda needs',
    meaning:
      'What is granted to the execution role is granted to the code of the function, which may then create and delete ENIs itself.',
    mend: 'Attach a Deny for lambda:SourceFunctionArn to the role; the fix of the finding has it.',
    example: 'AWSLambdaVPCAccessExecutionRole without such a Deny',
  },
} as const satisfies Record<string, FindingCodeRow>;
