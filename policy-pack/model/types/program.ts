import { typesOf } from "./type-tokens";

/** Every type the program makes; the mutation test fails where one is missing. */
export const PROGRAM_TYPES: readonly string[] = [
  ...typesOf("apigatewayv2", "Api Integration Route Stage"),
  ...typesOf("appautoscaling", "Policy Target"),
  ...typesOf("backup", "Plan RegionSettings Selection Vault VaultLockConfiguration VaultPolicy"),
  ...typesOf(
    "cfg",
    "ConfigurationAggregator ConformancePack DeliveryChannel Recorder RecorderStatus RemediationConfiguration RetentionConfiguration Rule",
  ),
  ...typesOf("cloudtrail", "Trail"),
  ...typesOf(
    "cloudwatch",
    "Dashboard EventArchive EventBus EventRule EventTarget LogGroup LogResourcePolicy LogStream MetricAlarm",
  ),
  ...typesOf("docdb", "Cluster ClusterInstance ClusterParameterGroup SubnetGroup"),
  ...typesOf("dynamodb", "Table"),
  ...typesOf("ebs", "DefaultKmsKey EncryptionByDefault"),
  ...typesOf(
    "ec2",
    "DefaultSecurityGroup FlowLog InternetGateway Route RouteTable RouteTableAssociation SecurityGroup Subnet Vpc VpcEndpoint",
  ),
  ...typesOf("elasticache", "ParameterGroup ReplicationGroup SubnetGroup User UserGroup"),
  ...typesOf("guardduty", "Detector DetectorFeature"),
  ...typesOf("iam", "AccountPasswordPolicy Policy Role RolePolicyAttachment ServiceLinkedRole"),
  ...typesOf("kinesis", "FirehoseDeliveryStream Stream"),
  ...typesOf("kms", "Alias Key"),
  ...typesOf("lambda", "EventSourceMapping Function Invocation Permission"),
  ...typesOf("opensearch", "Domain"),
  ...typesOf("rds", "Instance ParameterGroup Proxy ProxyDefaultTargetGroup ProxyTarget SubnetGroup"),
  ...typesOf(
    "s3",
    "AccountPublicAccessBlock Bucket BucketLifecycleConfiguration BucketLogging BucketNotification BucketObjectLockConfiguration BucketObjectv2 BucketOwnershipControls BucketPolicy BucketPublicAccessBlock BucketReplicationConfig BucketServerSideEncryptionConfiguration BucketVersioning Inventory",
  ),
  ...typesOf("secretsmanager", "Secret SecretRotation"),
  ...typesOf("securityhub", "Account StandardsSubscription"),
  ...typesOf("sfn", "StateMachine"),
  ...typesOf("sns", "Topic TopicPolicy TopicSubscription"),
  ...typesOf("sqs", "Queue QueuePolicy RedriveAllowPolicy"),
  ...typesOf("ssm", "Document"),
  ...typesOf("vpc", "SecurityGroupEgressRule SecurityGroupIngressRule"),
];

/** Types that would hand something of the program to somebody else, and that it makes none of. */
export const SHARING_TYPES: readonly string[] = [
  ...typesOf("cloudwatch", "EventBusPolicy EventPermission LogSubscriptionFilter"),
  ...typesOf("dynamodb", "ResourcePolicy"),
  ...typesOf("ec2", "VpcPeeringConnection"),
  ...typesOf("iam", "OpenIdConnectProvider RolePolicy"),
  ...typesOf("kinesis", "ResourcePolicy"),
  ...typesOf("kms", "Grant KeyPolicy"),
  ...typesOf("lambda", "FunctionUrl LayerVersionPermission"),
  ...typesOf("opensearch", "DomainPolicy"),
  ...typesOf("ram", "PrincipalAssociation ResourceShare"),
  ...typesOf("secretsmanager", "SecretPolicy"),
];
