/** How a Pulumi resource's inputs read as a CloudFormation resource's properties. */
export interface Mapping {
  /** CloudFormation type, e.g. `AWS::SQS::Queue`. */
  type: string;
  /** Pulumi input to CloudFormation property, where the names differ by more than case. */
  rename?: Record<string, string>;
  /** Inputs whose meaning or form differs although the name is the same. */
  except?: string[];
  /**
   * Schemas of cfn-lint that go further than AWS's own: `<folder>/<file>` under schemas/extensions, `#<property>` where
   * the schema is one of that property alone.
   */
  extensions?: string[];
  /** Inputs whose absence means the property's absence, so that a schema may build on it. */
  absent?: string[];
}

/**
 * The types for which reading by name is sound: scalar inputs of the same name (but for case) mean the same in both.
 * What is not read this way counts as unknown, so that it can break no rule.
 */
export const MAPPINGS: Record<string, Mapping> = {
  "aws:cloudwatch/eventArchive:EventArchive": {
    type: "AWS::Events::Archive",
    rename: { name: "ArchiveName", eventSourceArn: "SourceArn" },
    except: ["eventPattern"],
  },
  "aws:cloudwatch/eventBus:EventBus": { type: "AWS::Events::EventBus" },
  "aws:cloudwatch/eventRule:EventRule": { type: "AWS::Events::Rule", except: ["eventPattern"] },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    type: "AWS::CloudWatch::Alarm",
    rename: { name: "AlarmName", alarmDescription: "AlarmDescription" },
  },
  "aws:docdb/cluster:Cluster": {
    type: "AWS::DocDB::DBCluster",
    rename: { clusterIdentifier: "DBClusterIdentifier", backupRetentionPeriod: "BackupRetentionPeriod" },
  },
  "aws:docdb/clusterInstance:ClusterInstance": {
    type: "AWS::DocDB::DBInstance",
    rename: {
      identifier: "DBInstanceIdentifier",
      clusterIdentifier: "DBClusterIdentifier",
      instanceClass: "DBInstanceClass",
    },
    extensions: ["aws_docdb_dbinstance/dbinstanceclass_enum#DBInstanceClass"],
  },
  "aws:dynamodb/table:Table": { type: "AWS::DynamoDB::Table", rename: { name: "TableName" } },
  "aws:ec2/securityGroup:SecurityGroup": {
    type: "AWS::EC2::SecurityGroup",
    rename: { name: "GroupName", description: "GroupDescription" },
  },
  "aws:ec2/subnet:Subnet": { type: "AWS::EC2::Subnet" },
  "aws:ec2/vpc:Vpc": { type: "AWS::EC2::VPC" },
  "aws:elasticache/cluster:Cluster": {
    type: "AWS::ElastiCache::CacheCluster",
    rename: { clusterId: "ClusterName", nodeType: "CacheNodeType" },
    extensions: [
      "aws_elasticache_cachecluster/cachenodetype_enum#CacheNodeType",
      "aws_elasticache_cachecluster/engine_version",
    ],
  },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    type: "AWS::ElastiCache::ReplicationGroup",
    rename: { nodeType: "CacheNodeType", description: "ReplicationGroupDescription" },
    extensions: ["aws_elasticache_cachecluster/cachenodetype_enum#CacheNodeType"],
  },
  "aws:guardduty/detector:Detector": { type: "AWS::GuardDuty::Detector" },
  "aws:iam/role:Role": {
    type: "AWS::IAM::Role",
    rename: { name: "RoleName", permissionsBoundary: "PermissionsBoundary" },
    except: ["assumeRolePolicy"],
  },
  "aws:kinesis/stream:Stream": {
    type: "AWS::Kinesis::Stream",
    rename: { retentionPeriod: "RetentionPeriodHours" },
  },
  "aws:kms/key:Key": {
    type: "AWS::KMS::Key",
    rename: { deletionWindowInDays: "PendingWindowInDays", customerMasterKeySpec: "KeySpec" },
    except: ["policy"],
  },
  "aws:lambda/eventSourceMapping:EventSourceMapping": {
    type: "AWS::Lambda::EventSourceMapping",
    except: ["functionName"],
  },
  "aws:lambda/function:Function": {
    type: "AWS::Lambda::Function",
    rename: { name: "FunctionName" },
    // The AWS provider reads -1 as no reservation.
    except: ["code", "reservedConcurrentExecutions"],
  },
  "aws:opensearch/domain:Domain": { type: "AWS::OpenSearchService::Domain", except: ["accessPolicies"] },
  "aws:rds/cluster:Cluster": {
    type: "AWS::RDS::DBCluster",
    rename: { clusterIdentifier: "DBClusterIdentifier" },
    extensions: ["aws_rds_dbcluster/engine_version", "aws_rds_dbcluster/dbclusterinstanceclass_enum"],
  },
  "aws:rds/clusterInstance:ClusterInstance": {
    type: "AWS::RDS::DBInstance",
    rename: {
      identifier: "DBInstanceIdentifier",
      clusterIdentifier: "DBClusterIdentifier",
      instanceClass: "DBInstanceClass",
    },
    extensions: ["aws_rds_dbinstance/engine_version", "aws_rds_dbinstance/dbinstanceclass_enum"],
    absent: ["licenseModel"],
  },
  "aws:rds/instance:Instance": {
    type: "AWS::RDS::DBInstance",
    rename: { identifier: "DBInstanceIdentifier", instanceClass: "DBInstanceClass" },
    extensions: ["aws_rds_dbinstance/engine_version", "aws_rds_dbinstance/dbinstanceclass_enum"],
    absent: ["licenseModel"],
  },
  "aws:secretsmanager/secret:Secret": { type: "AWS::SecretsManager::Secret" },
  "aws:securityhub/account:Account": { type: "AWS::SecurityHub::Hub" },
  "aws:securityhub/standardsSubscription:StandardsSubscription": { type: "AWS::SecurityHub::Standard" },
  "aws:sns/topic:Topic": {
    type: "AWS::SNS::Topic",
    rename: { name: "TopicName" },
    except: ["deliveryPolicy", "archivePolicy"],
  },
  "aws:sqs/queue:Queue": {
    type: "AWS::SQS::Queue",
    rename: {
      name: "QueueName",
      visibilityTimeoutSeconds: "VisibilityTimeout",
      messageRetentionSeconds: "MessageRetentionPeriod",
      maxMessageSize: "MaximumMessageSize",
      receiveWaitTimeSeconds: "ReceiveMessageWaitTimeSeconds",
    },
    except: ["redrivePolicy", "redriveAllowPolicy", "policy"],
    extensions: ["aws_sqs_queue/properties"],
  },
};
