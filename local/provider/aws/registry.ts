import { recordedType } from "./recorded";
import { accountSettings } from "./services/account-settings";
import { httpApis } from "./services/apigateway-http";
import { httpApiRoutes } from "./services/apigateway-routes";
import { backup } from "./services/backup";
import { backupGuards } from "./services/backup-guards";
import { backupSelections } from "./services/backup-selection";
import { cloudtrail } from "./services/cloudtrail";
import { cloudwatch } from "./services/cloudwatch";
import { configRecorders } from "./services/config";
import { configRules } from "./services/config-rules";
import { docdbClusters } from "./services/docdb-cluster";
import { docdbGroups } from "./services/docdb-groups";
import { docdbInstances } from "./services/docdb-instance";
import { dynamodb } from "./services/dynamodb";
import { ec2 } from "./services/ec2";
import { ec2DefaultGroups } from "./services/ec2-default-group";
import { ec2Endpoints } from "./services/ec2-endpoint";
import { ec2FlowLogs } from "./services/ec2-flow-log";
import { ec2Gateways } from "./services/ec2-gateways";
import { ec2Groups } from "./services/ec2-group";
import { ec2GroupRules } from "./services/ec2-group-rules";
import { ec2Routes } from "./services/ec2-routes";
import { elasticacheGroups } from "./services/elasticache-groups";
import { elasticacheReplication } from "./services/elasticache-replication";
import { elasticacheUsers } from "./services/elasticache-users";
import { eventBuses } from "./services/events-bus";
import { eventRules } from "./services/events-rule";
import { eventTargets } from "./services/events-target";
import { firehose } from "./services/firehose";
import { iamPolicy } from "./services/iam-policy";
import { iamRole } from "./services/iam-role";
import { iamRolePolicies } from "./services/iam-role-policies";
import { kinesis } from "./services/kinesis";
import { kms } from "./services/kms";
import { lambdaAccess } from "./services/lambda-access";
import { lambdaFunctions } from "./services/lambda-function";
import { lambdaInvocations } from "./services/lambda-invocation";
import { lambdaMappings } from "./services/lambda-mapping";
import { logs } from "./services/logs";
import { opensearch } from "./services/opensearch-domain";
import { rdsGroups } from "./services/rds-groups";
import { rdsInstances } from "./services/rds-instance";
import { rdsProxies } from "./services/rds-proxy";
import { rdsProxyTargets } from "./services/rds-proxy-targets";
import { s3Bucket } from "./services/s3-bucket";
import { s3Notifications } from "./services/s3-notification";
import { s3Objects } from "./services/s3-object";
import { s3Replication } from "./services/s3-replication";
import { s3Security } from "./services/s3-security";
import { s3Settings } from "./services/s3-settings";
import { secrets } from "./services/secrets";
import { sns } from "./services/sns";
import { snsSubscriptions } from "./services/sns-subscription";
import { sqs } from "./services/sqs";
import { sqsPolicies } from "./services/sqs-policies";
import { ssm } from "./services/ssm";
import { states } from "./services/states";
import type { AnyType } from "./type";

const rows = [
  accountSettings,
  backup,
  backupGuards,
  backupSelections,
  cloudtrail,
  cloudwatch,
  configRecorders,
  configRules,
  dynamodb,
  ec2,
  ec2Groups,
  eventBuses,
  eventRules,
  eventTargets,
  firehose,
  iamPolicy,
  iamRole,
  iamRolePolicies,
  kinesis,
  kms,
  lambdaAccess,
  lambdaFunctions,
  lambdaMappings,
  logs,
  s3Bucket,
  s3Notifications,
  s3Objects,
  s3Replication,
  s3Security,
  s3Settings,
  secrets,
  sns,
  snsSubscriptions,
  sqs,
  ssm,
  states,
  docdbClusters,
  docdbGroups,
  docdbInstances,
  elasticacheGroups,
  elasticacheReplication,
  elasticacheUsers,
  httpApis,
  httpApiRoutes,
  opensearch,
  rdsGroups,
  rdsInstances,
  rdsProxies,
  rdsProxyTargets,
  ec2DefaultGroups,
  ec2Endpoints,
  ec2FlowLogs,
  ec2Gateways,
  ec2GroupRules,
  ec2Routes,
  lambdaInvocations,
  sqsPolicies,
].flat();

/** Every type that has a module. */
const table = new Map<string, AnyType>(rows.map((row) => [row.type, row]));

/** The row of a type: its module's, or a recorded one. */
export function typeRow(type: string): AnyType {
  return table.get(type) ?? recordedType(type);
}

export const hasRow = (type: string): boolean => table.has(type);

export const isRealised = (type: string): boolean => hasRow(type) && !typeRow(type).unrealised;

export const realisedTypes = (): string[] => [...table.keys()].filter(isRealised).sort();
