/** Where the recorded resources seem to live. */
export const PLACE = { accountId: "111122223333", region: "eu-west-1" };

/** Service and resource part of an ARN, by type; types that are missing have no ARN anybody refers to. */
const FORMS: Record<
  string,
  (name: string, inputs: Record<string, unknown>) => [service: string, resource: string]
> = {
  "aws:backup/vault:Vault": (name) => ["backup", `backup-vault:${name}`],
  "aws:cloudtrail/trail:Trail": (_, { name }) => ["cloudtrail", `trail/${name}`],
  "aws:cloudwatch/eventArchive:EventArchive": (name) => ["events", `archive/${name}`],
  "aws:cloudwatch/eventBus:EventBus": (name) => ["events", `event-bus/${name}`],
  "aws:cloudwatch/eventRule:EventRule": (name, { eventBusName }) => [
    "events",
    `rule/${eventBusName}/${name}`,
  ],
  "aws:cloudwatch/logGroup:LogGroup": (name) => ["logs", `log-group:${name}`],
  "aws:cloudwatch/metricAlarm:MetricAlarm": (name) => ["cloudwatch", `alarm:${name}`],
  "aws:docdb/cluster:Cluster": (name) => ["rds", `cluster:${name}`],
  "aws:docdb/clusterParameterGroup:ClusterParameterGroup": (name) => ["rds", `cluster-pg:${name}`],
  "aws:docdb/subnetGroup:SubnetGroup": (name) => ["rds", `subgrp:${name}`],
  "aws:dynamodb/table:Table": (name) => ["dynamodb", `table/${name}`],
  "aws:elasticache/replicationGroup:ReplicationGroup": (name) => ["elasticache", `replicationgroup:${name}`],
  "aws:elasticache/user:User": (name) => ["elasticache", `user:${name}`],
  "aws:iam/policy:Policy": (name) => ["iam", `policy/${name}`],
  "aws:iam/role:Role": (name, { path }) => ["iam", `role${path ?? "/"}${name}`],
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": (name) => [
    "firehose",
    `deliverystream/${name}`,
  ],
  "aws:kinesis/stream:Stream": (name) => ["kinesis", `stream/${name}`],
  "aws:kms/key:Key": (name) => ["kms", `key/${name}-id`],
  "aws:lambda/function:Function": (name) => ["lambda", `function:${name}`],
  "aws:opensearch/domain:Domain": (name) => ["es", `domain/${name}`],
  "aws:rds/instance:Instance": (name) => ["rds", `db:${name}`],
  "aws:s3/bucket:Bucket": (name) => ["s3", name],
  "aws:sfn/stateMachine:StateMachine": (name) => ["states", `stateMachine:${name}`],
  "aws:secretsmanager/secret:Secret": (name) => ["secretsmanager", `secret:${name}`],
  "aws:sns/topic:Topic": (name) => ["sns", name],
  "aws:sqs/queue:Queue": (name) => ["sqs", name],
};

/** The ARN the recorder gives a resource: as AWS would, with the resource's logical name for its generated one. */
export function arnOf(type: string, name: string, inputs: Record<string, unknown> = {}): string | undefined {
  const form = FORMS[type]?.(name, inputs);
  if (!form) return undefined;
  const [service, resource] = form;
  const region = service === "s3" || service === "iam" ? "" : PLACE.region;
  return `arn:aws:${service}:${region}:${service === "s3" ? "" : PLACE.accountId}:${resource}`;
}
