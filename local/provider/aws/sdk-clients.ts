import type * as apigatewayv2 from "@aws-sdk/client-apigatewayv2";
import type * as backup from "@aws-sdk/client-backup";
import type * as cloudtrail from "@aws-sdk/client-cloudtrail";
import type * as cloudwatch from "@aws-sdk/client-cloudwatch";
import type * as logs from "@aws-sdk/client-cloudwatch-logs";
import type * as config from "@aws-sdk/client-config-service";
import type * as docdb from "@aws-sdk/client-docdb";
import type * as dynamodb from "@aws-sdk/client-dynamodb";
import type * as ec2 from "@aws-sdk/client-ec2";
import type * as elasticache from "@aws-sdk/client-elasticache";
import type * as events from "@aws-sdk/client-eventbridge";
import type * as firehose from "@aws-sdk/client-firehose";
import type * as iam from "@aws-sdk/client-iam";
import type * as kinesis from "@aws-sdk/client-kinesis";
import type * as kms from "@aws-sdk/client-kms";
import type * as lambda from "@aws-sdk/client-lambda";
import type * as opensearch from "@aws-sdk/client-opensearch";
import type * as rds from "@aws-sdk/client-rds";
import type * as s3 from "@aws-sdk/client-s3";
import type * as scheduler from "@aws-sdk/client-scheduler";
import type * as secretsmanager from "@aws-sdk/client-secrets-manager";
import type * as stepfunctions from "@aws-sdk/client-sfn";
import type * as sns from "@aws-sdk/client-sns";
import type * as sqs from "@aws-sdk/client-sqs";
import type * as ssm from "@aws-sdk/client-ssm";
import type * as sts from "@aws-sdk/client-sts";

/** The clients by the service's name in botocore, which is also what `local/models` goes by. */
export interface Sdk {
  apigatewayv2: typeof apigatewayv2;
  backup: typeof backup;
  cloudtrail: typeof cloudtrail;
  cloudwatch: typeof cloudwatch;
  config: typeof config;
  logs: typeof logs;
  dynamodb: typeof dynamodb;
  docdb: typeof docdb;
  ec2: typeof ec2;
  elasticache: typeof elasticache;
  events: typeof events;
  firehose: typeof firehose;
  iam: typeof iam;
  kinesis: typeof kinesis;
  kms: typeof kms;
  lambda: typeof lambda;
  opensearch: typeof opensearch;
  rds: typeof rds;
  s3: typeof s3;
  scheduler: typeof scheduler;
  secretsmanager: typeof secretsmanager;
  sns: typeof sns;
  sqs: typeof sqs;
  ssm: typeof ssm;
  stepfunctions: typeof stepfunctions;
  sts: typeof sts;
}

/** The packages of the clients, loaded when first needed. */
export const PACKAGES: Record<keyof Sdk, [module: string, client: string]> = {
  apigatewayv2: ["client-apigatewayv2", "ApiGatewayV2Client"],
  backup: ["client-backup", "BackupClient"],
  cloudtrail: ["client-cloudtrail", "CloudTrailClient"],
  cloudwatch: ["client-cloudwatch", "CloudWatchClient"],
  config: ["client-config-service", "ConfigServiceClient"],
  logs: ["client-cloudwatch-logs", "CloudWatchLogsClient"],
  dynamodb: ["client-dynamodb", "DynamoDBClient"],
  docdb: ["client-docdb", "DocDBClient"],
  ec2: ["client-ec2", "EC2Client"],
  elasticache: ["client-elasticache", "ElastiCacheClient"],
  events: ["client-eventbridge", "EventBridgeClient"],
  firehose: ["client-firehose", "FirehoseClient"],
  iam: ["client-iam", "IAMClient"],
  kinesis: ["client-kinesis", "KinesisClient"],
  kms: ["client-kms", "KMSClient"],
  lambda: ["client-lambda", "LambdaClient"],
  opensearch: ["client-opensearch", "OpenSearchClient"],
  rds: ["client-rds", "RDSClient"],
  s3: ["client-s3", "S3Client"],
  scheduler: ["client-scheduler", "SchedulerClient"],
  secretsmanager: ["client-secrets-manager", "SecretsManagerClient"],
  sns: ["client-sns", "SNSClient"],
  sqs: ["client-sqs", "SQSClient"],
  ssm: ["client-ssm", "SSMClient"],
  stepfunctions: ["client-sfn", "SFNClient"],
  sts: ["client-sts", "STSClient"],
};
