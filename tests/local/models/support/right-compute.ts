/** Inputs of all that is no store as the AWS provider accepts them: right in every field, by Pulumi type. */
export const RIGHT_COMPUTE: Record<string, Record<string, unknown>> = {
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
  "aws:ec2/flowLog:FlowLog": { vpcId: "vpc-1", trafficType: "ALL", maxAggregationInterval: 60 },
  "aws:ec2/vpcEndpoint:VpcEndpoint": {
    vpcId: "vpc-1",
    serviceName: "com.amazonaws.eu-west-1.s3",
    vpcEndpointType: "Gateway",
    routeTableIds: ["rtb-1"],
  },
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": {
    securityGroupId: "sg-1",
    ipProtocol: "tcp",
    fromPort: 443,
    toPort: 443,
    prefixListId: "pl-1",
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {
    securityGroupId: "sg-1",
    ipProtocol: "tcp",
    fromPort: 5432,
    toPort: 5432,
    referencedSecurityGroupId: "sg-2",
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
  "aws:guardduty/detector:Detector": { enable: true, findingPublishingFrequency: "FIFTEEN_MINUTES" },
  "aws:securityhub/account:Account": {
    autoEnableControls: true,
    controlFindingGenerator: "SECURITY_CONTROL",
    enableDefaultStandards: false,
  },
  "aws:securityhub/standardsSubscription:StandardsSubscription": {
    standardsArn: "arn:aws:securityhub:us-east-1::standards/nist-800-53/v/5.0.0",
  },
  "aws:backup/vaultPolicy:VaultPolicy": {
    backupVaultName: "vault",
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"backup:DeleteRecoveryPoint","Resource":"*"}]}',
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
  "aws:lambda/invocation:Invocation": { functionName: "migrator", input: '{"action":"up"}' },
  "aws:sns/topic:Topic": { name: "alerts", kmsMasterKeyId: "alias/x" },
  "aws:sqs/queue:Queue": {
    name: "queue",
    messageRetentionSeconds: 1_209_600,
    visibilityTimeoutSeconds: 360,
    kmsMasterKeyId: "alias/x",
    redrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:dlq","maxReceiveCount":5}',
  },
};
