/** A finding of the linter that is not mended, and why. */
export interface Accepted {
  type: string;
  issue: string;
  detail: RegExp;
  reason: string;
}

const BUCKET = "aws:s3/bucketPolicy:BucketPolicy";
const KEY = "aws:kms/key:Key";
const POLICY = "aws:iam/policy:Policy";
const LOGS = "aws:cloudwatch/logResourcePolicy:LogResourcePolicy";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";

export const ACCEPTED: readonly Accepted[] = [
  {
    type: KEY,
    issue: "RESOURCE_STAR",
    detail: /^\['kms:/,
    reason: "In the policy of a key the star is this key.",
  },
  {
    type: KEY,
    issue: "MISMATCHED_TYPE",
    detail: /ArnLike requires a value of type Arn but given String/,
    reason: "The encryption context of the trail, the bus and log groups is text that holds an ARN.",
  },
  {
    type: KEY,
    issue: "UNKNOWN_CONDITION_FOR_ACTION",
    detail: /EncryptionContext:aws:logs:arn for action kms:DescribeKey$/,
    reason: "AWS's own policy for CloudWatch Logs has it so; without a context the action is refused.",
  },
  {
    type: BUCKET,
    issue: "MISMATCHED_TYPE",
    detail: /s3:TlsVersion requires a value of type Numeric/,
    reason: "IAM reads the number in a text, as AWS's own example has it.",
  },
  {
    type: BUCKET,
    issue: "UNKNOWN_CONDITION_FOR_ACTION",
    detail: /s3:TlsVersion for action s3:(InitiateReplication|PutAccessPointPublicAccessBlock)$/,
    reason: "A denial of every action names these too, where it denies nothing.",
  },
  {
    type: BUCKET,
    issue: "MISMATCHED_TYPE_BUT_USABLE",
    detail: /StringNotEquals requires a value of type String but given Arn/,
    reason: "A denial compares the ARN of the one key letter by letter.",
  },
  {
    type: ENDPOINT,
    issue: "RESOURCE_STAR",
    detail: /^\['/,
    reason: "An endpoint bounds principals of the account; on what they act say the policies of their roles.",
  },
  {
    type: LOGS,
    issue: "UNKNOWN_ACTION",
    detail: /logs:PutLogEventsBatch$/,
    reason: "The guide to OpenSearch asks for it, beside the actions that IAM lists.",
  },
  {
    type: POLICY,
    issue: "UNKNOWN_CONDITION_FOR_ACTION",
    detail: /lambda:SourceFunctionArn for action ec2:/,
    reason: "Lambda sets it in every call made with a function's role, whatever the service.",
  },
  {
    type: POLICY,
    issue: "RESOURCE_STAR",
    detail: /^\['ec2:AssignPrivateIpAddresses'/,
    reason:
      "Lambda makes network interfaces before they have names; a denial keeps the function's code from it.",
  },
  {
    type: POLICY,
    issue: "RESOURCE_STAR",
    detail: /^\['rds:DescribeDBInstances'\]$/,
    reason: "Databases are found by their tag; it reads settings only.",
  },
  {
    type: POLICY,
    issue: "RESOURCE_MISMATCH",
    detail: /^\[\{'action': 'logs:DescribeLogGroups'/,
    reason: "The service takes log groups as resource of it; the linter's list is older.",
  },
  {
    type: POLICY,
    issue: "RESOURCE_MISMATCH",
    detail: /'events:StartReplay'/,
    reason: "A replay is checked on archive, bus and replay, each allowed by a statement of its own.",
  },
  {
    type: POLICY,
    issue: "RESOURCE_MISMATCH",
    detail: /'dynamodb:DescribeStream'/,
    reason: "The linter takes the time in the name of a stream, which holds colons, for parts of the ARN.",
  },
  {
    type: POLICY,
    issue: "RESOURCE_MISMATCH",
    detail: /'dynamodb:ListStreams'/,
    reason: "AWS's guide to streams grants it on the streams of one table; nothing here lists those of all.",
  },
];
