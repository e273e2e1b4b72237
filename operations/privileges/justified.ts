/** Why roles keep a right that a run without failures does not use. */
export interface Justification {
  role: RegExp;
  actions: RegExp;
  /** @default any */
  resource?: RegExp;
  reason: string;
}

const ANY = /./;

/** What AWS's own services do in the name of a role, and the emulator does itself. */
const BY_SERVICES: readonly Justification[] = [
  {
    role: ANY,
    actions: /^logs:(CreateLogStream|PutLogEvents)$/,
    resource: /:log-group:[a-z-]+-logs$/,
    reason: "Lambda writes what a function says in the name of its role.",
  },
  {
    role: ANY,
    actions: /^xray:PutT(raceSegments|elemetryRecords)$/,
    reason: "Lambda sends traces in the name of the role.",
  },
  {
    role: ANY,
    actions:
      /^ec2:(AssignPrivateIpAddresses|UnassignPrivateIpAddresses|(Create|Delete)NetworkInterface|Describe(NetworkInterfaces|SecurityGroups|Subnets|Vpcs))$/,
    reason: "Lambda gives functions in the network their interfaces in the name of the role.",
  },
  {
    role: ANY,
    actions: /^sqs:(DeleteMessage|GetQueueAttributes|ReceiveMessage)$/,
    reason: "Lambda takes messages off a function's queue in the name of the role.",
  },
  {
    role: ANY,
    actions: /^kms:(Decrypt|GenerateDataKey)$/,
    reason: "Encrypted stores, queues and streams ask for the key in the caller's name.",
  },
  {
    role: /^recorder-crisis-archiver-role$/,
    actions: /^dynamodb:ListStreams$/,
    reason: "Lambda asks for it where it reads the stream of a table.",
  },
  {
    role: /^feeds-rollups-role$/,
    actions: /^(rds:DescribeDB(ClusterParameters|SubnetGroups)|secretsmanager:GetSecretValue)$/,
    reason: "Lambda asks for it where it follows the changes of a cluster of documents.",
  },
];

/** What is done where something is wrong, which other tests bring about. */
const BY_FAILURES: readonly Justification[] = [
  {
    role: /^(feeds|recorder|lake|processor)/,
    actions: /^(s3:PutObject|dynamodb:PutItem)$/,
    resource: /quarantine/,
    reason: "What cannot be processed goes to quarantine.",
  },
  {
    role: /^processor-/,
    actions: /^logs:GetLogEvents$/,
    reason: "After an answer that was lost, a processor looks whether its lines were written.",
  },
  {
    role: /^lake-role$/,
    actions: /^s3:(AbortMultipartUpload|ListBucket)$/,
    reason:
      "Parts of a file that could not be written are taken back; a missing object is told from a refused one.",
  },
  {
    role: /^feeds-conversations-role$/,
    actions: /^s3:ListBucket$/,
    reason: "A missing object is told from a refused one.",
  },
  {
    role: /^recorder-crisis-archiver-role$/,
    actions: /^s3:(Get|Put)Object$/,
    reason: "Crises are archived when their time in the table is over, after two years.",
  },
];

/** What runs at other times than when events come. */
const BY_OCCASION: readonly Justification[] = [
  {
    role: /^(remediations-[a-z-]+|config-judge)-role$/,
    actions: /^(config|dynamodb|ec2|kinesis|kms|logs|rds|s3|sns):[A-Za-z]+$/,
    reason: "AWS Config calls it; tests/compliance runs each on a deployed stack.",
  },
  {
    role: /^retrieval-drill-role$/,
    actions: /^s3:(GetObject|RestoreObject)$/,
    resource: /crisis-archive/,
    reason: "The drill runs once a month.",
  },
  {
    role: /^processor-[a-z-]+-role$/,
    actions: /^dynamodb:UpdateItem$/,
    resource: /subject-keys-table$/,
    reason: "A key that is used again long after it was made lives longer.",
  },
  {
    role: /^conversations-setup-role$/,
    actions: /^secretsmanager:(DescribeSecret|UpdateSecretVersionStage)$/,
    reason: "The application's password changes once a month.",
  },
  {
    role: /^search-keeper-role$/,
    actions: /^es:ESHttpDelete$/,
    reason: "Indices are deleted when their last day is over.",
  },
  {
    role: /^feeds-search-similar-role$/,
    actions: /^(es:ESHttpPost|kinesis:PutRecord)$/,
    reason: "Counsellors call it; the demo asks nothing.",
  },
  {
    role: /^relational-purger-role$/,
    actions: /^rds-db:connect$/,
    reason: "Rows are deleted once a day.",
  },
];

export const JUSTIFIED: readonly Justification[] = [...BY_SERVICES, ...BY_FAILURES, ...BY_OCCASION];
