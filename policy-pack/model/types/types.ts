/** Type tokens; a list where the provider keeps an older name of the same resource alive. */
const s3 = (name: string): readonly string[] => {
  const file = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return [`aws:s3/${file}:${name}`, `aws:s3/${file}V2:${name}V2`];
};

export const BUCKET = s3("Bucket");
export const BUCKET_ENCRYPTION = s3("BucketServerSideEncryptionConfiguration");
export const BUCKET_VERSIONING = s3("BucketVersioning");
export const BUCKET_LOGGING = s3("BucketLogging");
export const BUCKET_LIFECYCLE = s3("BucketLifecycleConfiguration");
export const BUCKET_LOCK = s3("BucketObjectLockConfiguration");
export const BUCKET_ACL = s3("BucketAcl");
export const BUCKET_WEBSITE = s3("BucketWebsiteConfiguration");
export const BUCKET_POLICY = s3("BucketPolicy");
export const BUCKET_OWNERSHIP = s3("BucketOwnershipControls");
export const BUCKET_NOTIFICATION = s3("BucketNotification");
export const BUCKET_PUBLIC_ACCESS = s3("BucketPublicAccessBlock");
export const BUCKET_REPLICATION = s3("BucketReplicationConfig");

export const INVENTORY = ["aws:s3/inventory:Inventory"] as const;

export const STREAM = ["aws:kinesis/stream:Stream"] as const;
export const DELIVERY_STREAM = ["aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream"] as const;
export const QUEUE = ["aws:sqs/queue:Queue"] as const;
export const QUEUE_POLICY = ["aws:sqs/queuePolicy:QueuePolicy"] as const;
export const REDRIVE_POLICY = ["aws:sqs/redrivePolicy:RedrivePolicy"] as const;
export const REDRIVE_ALLOW_POLICY = ["aws:sqs/redriveAllowPolicy:RedriveAllowPolicy"] as const;
export const TOPIC = ["aws:sns/topic:Topic"] as const;
export const TOPIC_POLICY = ["aws:sns/topicPolicy:TopicPolicy"] as const;
export const TOPIC_SUBSCRIPTION = ["aws:sns/topicSubscription:TopicSubscription"] as const;
export const TABLE = ["aws:dynamodb/table:Table"] as const;
export const LOG_GROUP = ["aws:cloudwatch/logGroup:LogGroup"] as const;
export const EVENT_BUS = ["aws:cloudwatch/eventBus:EventBus"] as const;
export const EVENT_ARCHIVE = ["aws:cloudwatch/eventArchive:EventArchive"] as const;
export const EVENT_RULE = ["aws:cloudwatch/eventRule:EventRule"] as const;
export const EVENT_TARGET = ["aws:cloudwatch/eventTarget:EventTarget"] as const;
export const EVENT_BUS_POLICY = [
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy",
  "aws:cloudwatch/eventPermission:EventPermission",
] as const;
export const SECRET = ["aws:secretsmanager/secret:Secret"] as const;
export const SECRET_POLICY = ["aws:secretsmanager/secretPolicy:SecretPolicy"] as const;
export const KEY = ["aws:kms/key:Key"] as const;
export const KEY_POLICY = ["aws:kms/keyPolicy:KeyPolicy"] as const;
export const STATE_MACHINE = ["aws:sfn/stateMachine:StateMachine"] as const;
export const LAMBDA = ["aws:lambda/function:Function"] as const;
export const LAMBDA_PERMISSION = ["aws:lambda/permission:Permission"] as const;
export const LAMBDA_URL = ["aws:lambda/functionUrl:FunctionUrl"] as const;
export const LAMBDA_INVOKE_CONFIG = [
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
] as const;
export const EVENT_SOURCE_MAPPING = ["aws:lambda/eventSourceMapping:EventSourceMapping"] as const;
export const ROLE = ["aws:iam/role:Role"] as const;
/** Resources that carry an identity policy in `policy`. */
export const IDENTITY_POLICY = [
  "aws:iam/policy:Policy",
  "aws:iam/rolePolicy:RolePolicy",
  "aws:iam/userPolicy:UserPolicy",
  "aws:iam/groupPolicy:GroupPolicy",
] as const;
/** Resources that attach a managed policy to somebody. */
export const POLICY_ATTACHMENT = [
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  "aws:iam/userPolicyAttachment:UserPolicyAttachment",
  "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
  "aws:iam/policyAttachment:PolicyAttachment",
  "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
] as const;
export const AWS_PROVIDER = ["pulumi:providers:aws"] as const;

/** Stores of the private network. */
export const DATABASE = ["aws:rds/instance:Instance"] as const;
export const DATABASE_PROXY = ["aws:rds/proxy:Proxy"] as const;
export const DATABASE_PARAMETERS = ["aws:rds/parameterGroup:ParameterGroup"] as const;
export const DOCUMENTS = ["aws:docdb/cluster:Cluster"] as const;
export const DOCUMENTS_INSTANCE = ["aws:docdb/clusterInstance:ClusterInstance"] as const;
export const DOCUMENTS_PARAMETERS = ["aws:docdb/clusterParameterGroup:ClusterParameterGroup"] as const;
export const CACHE = ["aws:elasticache/replicationGroup:ReplicationGroup"] as const;
export const SEARCH_DOMAIN = ["aws:opensearch/domain:Domain"] as const;

export const VPC = ["aws:ec2/vpc:Vpc"] as const;
export const VPC_ENDPOINT = ["aws:ec2/vpcEndpoint:VpcEndpoint"] as const;
export const FLOW_LOG = ["aws:ec2/flowLog:FlowLog"] as const;
export const SECURITY_GROUP = ["aws:ec2/securityGroup:SecurityGroup"] as const;
export const DEFAULT_SECURITY_GROUP = ["aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"] as const;
/** Rules that let something into a group. */
export const INGRESS_RULE = [
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  "aws:ec2/securityGroupRule:SecurityGroupRule",
] as const;
/** Rules that let something out of a group. */
export const EGRESS_RULE = ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"] as const;
export const SUBNET = ["aws:ec2/subnet:Subnet", "aws:ec2/defaultSubnet:DefaultSubnet"] as const;
export const INTERNET_GATEWAY = ["aws:ec2/internetGateway:InternetGateway"] as const;
export const INTERNET_GATEWAY_ATTACHMENT = [
  "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment",
] as const;
export const NAT_GATEWAY = ["aws:ec2/natGateway:NatGateway"] as const;
export const ROUTE = ["aws:ec2/route:Route"] as const;
/** Tables that may hold their routes themselves. */
export const ROUTE_TABLE = [
  "aws:ec2/routeTable:RouteTable",
  "aws:ec2/defaultRouteTable:DefaultRouteTable",
] as const;
export const ROUTE_TABLE_ASSOCIATION = ["aws:ec2/routeTableAssociation:RouteTableAssociation"] as const;
/** Where stores stand that name a group of subnets. */
export const SUBNET_GROUP = [
  "aws:docdb/subnetGroup:SubnetGroup",
  "aws:elasticache/subnetGroup:SubnetGroup",
  "aws:rds/subnetGroup:SubnetGroup",
] as const;

export const CONFIG_RECORDER = ["aws:cfg/recorder:Recorder"] as const;
export const CONFIG_RECORDER_STATUS = ["aws:cfg/recorderStatus:RecorderStatus"] as const;
export const CONFIG_CHANNEL = ["aws:cfg/deliveryChannel:DeliveryChannel"] as const;
export const ALARM = ["aws:cloudwatch/metricAlarm:MetricAlarm"] as const;
/** Resources that hold a policy inside of somebody, where it has no name of its own. */
export const INLINE_POLICY = [
  "aws:iam/rolePolicy:RolePolicy",
  "aws:iam/userPolicy:UserPolicy",
  "aws:iam/groupPolicy:GroupPolicy",
] as const;
export const SECRET_ROTATION = ["aws:secretsmanager/secretRotation:SecretRotation"] as const;
export const SCALING_TARGET = ["aws:appautoscaling/target:Target"] as const;
export const SCALING_POLICY = ["aws:appautoscaling/policy:Policy"] as const;
/** Aurora, and clusters over three zones. */
export const CLUSTER = ["aws:rds/cluster:Cluster"] as const;
export const CLUSTER_PARAMETERS = ["aws:rds/clusterParameterGroup:ClusterParameterGroup"] as const;
export const CLUSTER_INSTANCE = ["aws:rds/clusterInstance:ClusterInstance"] as const;
export const SNAPSHOT_COPY = [
  "aws:rds/snapshotCopy:SnapshotCopy",
  "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy",
] as const;
export const SNAPSHOT = [
  "aws:rds/snapshot:Snapshot",
  "aws:rds/clusterSnapshot:ClusterSnapshot",
  "aws:docdb/clusterSnapshot:ClusterSnapshot",
  ...SNAPSHOT_COPY,
] as const;
