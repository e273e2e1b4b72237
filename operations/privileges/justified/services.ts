import type { Justification } from "./justification";

/** Roles of AWS's own services, which the local stack has not, or which act there in another name. */
export const BY_SERVICES: readonly Justification[] = [
  {
    holder: /^(application|interaction)-delivery-role$/,
    actions: /^s3:(AbortMultipartUpload|GetBucketLocation|ListBucket|ListBucketMultipartUploads)$/,
    resource: /:(application|interaction)-logs-bucket(\/\*)?$/,
    reason: "Firehose asks for it (its guide, access to S3), to look at its bucket and to write in parts.",
  },
  {
    holder: /^(application|interaction)-delivery-role$/,
    actions: /^lambda:(GetFunctionConfiguration|InvokeFunction)$/,
    resource: /-delivery-transform-fn(:\*)?$/,
    reason: "Firehose looks at its function and calls it, with a version or without.",
  },
  {
    holder: /^(application|interaction)-delivery-role$/,
    actions: /^logs:PutLogEvents$/,
    resource: /-delivery-errors$/,
    reason: "Firehose writes down what it could not deliver.",
  },
  {
    holder: /^(audit-trail|crisis-events|interaction-logs)-replica-role$/,
    actions: /^(kms:(Decrypt|Encrypt|GenerateDataKey)|s3:(Get|List|Replicate)[A-Za-z]+)$/,
    resource: /(-bucket(\/\*)?|:alias\/strata\/\*\/[a-z-]+)$/,
    reason: "S3 copies objects to the second region; its guide lists what that takes.",
  },
  {
    holder: /^backups-role$/,
    actions: /^(backup|dynamodb|kms|rds):[A-Za-z]+$/,
    resource:
      /:(alias\/strata\/\*\/(audit|backups|documents|quarantine|records|relational)|backup-vault:backups-vault|table\/[a-z-]+|(cluster|db):strata-\*-[a-z-]+|(cluster-)?snapshot:awsbackup:\*)$/,
    reason:
      "AWS Backup takes recovery points once a day; tests/components/storage/backups.test.ts lists what of.",
  },
  {
    holder: /^network-flow-logs-role$/,
    actions: /^logs:[A-Za-z]+$/,
    resource: /:log-group:(network-flow-logs-log-group|\*)$/,
    reason: "EC2 writes flow logs.",
  },
  {
    holder: /^account-trail-writer$/,
    actions: /^logs:(CreateLogStream|PutLogEvents)$/,
    resource: /:log-group:account-trail-logs$/,
    reason: "CloudTrail writes the account's calls.",
  },
  {
    holder: /^relational-db-proxy-role$/,
    actions: /^rds-db:connect$/,
    resource: /:dbuser:db-\*\/[a-z_]+$/,
    reason: "The proxy signs in as the user who signed in to it; locally it hands on that user's token.",
  },
  {
    holder: /^remediations-automation$/,
    actions: /^lambda:InvokeFunction$/,
    resource: /:function:remediations-[a-z-]+-fn$/,
    reason: "Systems Manager calls what mends, when AWS Config finds something.",
  },
  {
    holder: /^retrieval-drill-machine-role$/,
    actions: /^(lambda:InvokeFunction|logs:[A-Za-z]+)$/,
    resource: /^(\*|.*:function:retrieval-drill-fn)$/,
    reason: "Step Functions calls the drill's function and has its log delivered.",
  },
  {
    holder: /^retrieval-drill-machine-role$/,
    actions: /^xray:PutT(raceSegments|elemetryRecords)$/,
    resource: /^\*$/,
    reason: "Step Functions sends traces of the drill.",
  },
  {
    holder: /^retrieval-drill-start-role$/,
    actions: /^states:StartExecution$/,
    resource: /:stateMachine:retrieval-drill-machine$/,
    reason: "EventBridge starts the drill once a month.",
  },
];
