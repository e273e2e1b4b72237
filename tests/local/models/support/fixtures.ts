/** Type without `aws:`, dotted path of the one broken value, the value, and what the message says of it. */
export type Broken = [type: string, path: string, value: unknown, message: RegExp];

/** Inputs as the AWS provider accepts them: right in every field, by Pulumi type. */
export const RIGHT: Record<string, Record<string, unknown>> = {
  "aws:cloudwatch/eventArchive:EventArchive": {
    name: "archive",
    eventSourceArn: "arn:aws:events:us-east-1:000000000000:event-bus/b",
    eventPattern: '{"source":["strata"]}',
    retentionDays: 90,
  },
  "aws:cloudwatch/eventRule:EventRule": {
    name: "rule",
    eventBusName: "bus",
    eventPattern: '{"detail-type":[{"prefix":"crisis."}],"detail":{"severity":["high"]}}',
    state: "ENABLED",
  },
  "aws:cloudwatch/eventTarget:EventTarget": {
    rule: "rule",
    arn: "arn:aws:sqs:us-east-1:000000000000:q",
    retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 5 },
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    name: "/strata/application",
    retentionInDays: 30,
    kmsKeyId: "arn:aws:kms:us-east-1:000000000000:key/k",
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    name: "alarm",
    period: 60,
    evaluationPeriods: 1,
    comparisonOperator: "GreaterThanThreshold",
    statistic: "Sum",
    threshold: 1,
    treatMissingData: "notBreaching",
  },
  "aws:docdb/cluster:Cluster": {
    clusterIdentifier: "docs",
    engine: "docdb",
    engineVersion: "5.0.0",
    backupRetentionPeriod: 7,
    storageEncrypted: true,
  },
  "aws:docdb/clusterInstance:ClusterInstance": {
    identifier: "docs-1",
    clusterIdentifier: "docs",
    instanceClass: "db.r6g.large",
  },
  "aws:dynamodb/table:Table": {
    name: "audit_trail",
    billingMode: "PAY_PER_REQUEST",
    hashKey: "id",
    rangeKey: "at",
    attributes: [
      { name: "id", type: "S" },
      { name: "at", type: "S" },
      { name: "kind", type: "S" },
    ],
    globalSecondaryIndexes: [{ name: "by-kind", hashKey: "kind", rangeKey: "at", projectionType: "ALL" }],
    ttl: { attributeName: "expires_at", enabled: true },
    pointInTimeRecovery: { enabled: true },
  },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    description: "context",
    nodeType: "cache.t4g.small",
    engine: "redis",
    engineVersion: "7.1",
    numCacheClusters: 2,
    automaticFailoverEnabled: true,
    transitEncryptionEnabled: true,
  },
  "aws:iam/role:Role": {
    name: "role",
    path: "/strata/",
    assumeRolePolicy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
    maxSessionDuration: 3600,
  },
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": {
    name: "delivery",
    destination: "extended_s3",
    extendedS3Configuration: {
      bufferingSize: 64,
      bufferingInterval: 300,
      prefix: "k=!{partitionKeyFromLambda:k}/",
      errorOutputPrefix: "errors/!{firehose:error-output-type}/",
      dynamicPartitioningConfiguration: { enabled: true },
      processingConfiguration: {
        enabled: true,
        processors: [
          {
            type: "Lambda",
            parameters: [
              { parameterName: "LambdaArn", parameterValue: "arn" },
              { parameterName: "BufferSizeInMBs", parameterValue: "1" },
            ],
          },
        ],
      },
    },
  },
  "aws:kinesis/stream:Stream": {
    name: "stream",
    shardCount: 2,
    retentionPeriod: 168,
    encryptionType: "KMS",
    kmsKeyId: "alias/x",
    streamModeDetails: { streamMode: "PROVISIONED" },
  },
  "aws:kms/alias:Alias": { name: "alias/strata", targetKeyId: "k" },
  "aws:kms/key:Key": {
    description: "key",
    deletionWindowInDays: 30,
    enableKeyRotation: true,
    rotationPeriodInDays: 365,
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"kms:*","Resource":"*"}]}',
  },
  "aws:lambda/eventSourceMapping:EventSourceMapping": {
    eventSourceArn: "arn:aws:kinesis:us-east-1:000000000000:stream/s",
    functionName: "f",
    startingPosition: "TRIM_HORIZON",
    batchSize: 500,
    maximumRecordAgeInSeconds: -1,
    parallelizationFactor: 2,
  },
  "aws:lambda/function:Function": {
    name: "function",
    role: "arn:aws:iam::000000000000:role/r",
    runtime: "nodejs24.x",
    handler: "index.handler",
    timeout: 60,
    memorySize: 256,
    reservedConcurrentExecutions: -1,
    architectures: ["arm64"],
    environment: { variables: { LEVEL: "info" } },
  },
  "aws:rds/cluster:Cluster": {
    clusterIdentifier: "sessions",
    engine: "aurora-postgresql",
    engineVersion: "16.6",
    backupRetentionPeriod: 35,
    storageEncrypted: true,
  },
  "aws:rds/clusterInstance:ClusterInstance": {
    identifier: "sessions-1",
    clusterIdentifier: "sessions",
    engine: "aurora-postgresql",
    instanceClass: "db.r6g.large",
  },
  "aws:rds/instance:Instance": {
    identifier: "sessions",
    engine: "postgres",
    engineVersion: "16.6",
    instanceClass: "db.t4g.medium",
    allocatedStorage: 20,
    backupRetentionPeriod: 35,
  },
  "aws:s3/bucket:Bucket": { bucket: "strata-events-1234", forceDestroy: false },
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": {
    bucket: "b",
    rules: [
      {
        id: "r",
        status: "Enabled",
        transitions: [
          { days: 30, storageClass: "STANDARD_IA" },
          { days: 90, storageClass: "GLACIER" },
        ],
        expiration: { days: 2555 },
      },
    ],
  },
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": {
    bucket: "b",
    rule: { defaultRetention: { mode: "GOVERNANCE", days: 1 } },
  },
  "aws:secretsmanager/secret:Secret": { name: "secret", recoveryWindowInDays: 7 },
  "aws:sns/topic:Topic": { name: "alerts", kmsMasterKeyId: "alias/x" },
  "aws:sqs/queue:Queue": {
    name: "queue",
    messageRetentionSeconds: 1_209_600,
    visibilityTimeoutSeconds: 360,
    kmsMasterKeyId: "alias/x",
    redrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:dlq","maxReceiveCount":5}',
  },
};
