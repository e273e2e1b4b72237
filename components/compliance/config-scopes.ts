import type { AwsRuleName } from "../../policy-pack/catalogue/aws-hipaa";

/**
 * The types of resources that rules look at when one of them changes, as AWS's own template of the pack limits them
 * (`awslabs/aws-config-rules`). A rule that stands nowhere here runs by the clock or finds its resources itself.
 */
const RULES_OF_TYPE: Record<string, readonly AwsRuleName[]> = {
  "AWS::ACM::Certificate": ["acm-certificate-expiration-check"],
  "AWS::ApiGateway::Stage": [
    "api-gw-associated-with-waf",
    "api-gw-execution-logging-enabled",
    "api-gw-ssl-enabled",
  ],
  "AWS::ApiGatewayV2::Stage": ["api-gw-execution-logging-enabled"],
  "AWS::Backup::BackupPlan": ["backup-plan-min-frequency-and-min-retention-check"],
  "AWS::Backup::BackupVault": ["backup-recovery-point-manual-deletion-disabled"],
  "AWS::Backup::RecoveryPoint": ["backup-recovery-point-encrypted"],
  "AWS::CloudWatch::Alarm": ["cloudwatch-alarm-action-check"],
  "AWS::DynamoDB::Table": ["dynamodb-autoscaling-enabled", "dynamodb-pitr-enabled"],
  "AWS::EC2::Instance": ["ec2-instance-managed-by-systems-manager"],
  "AWS::EC2::InternetGateway": ["internet-gateway-authorized-vpc-only"],
  "AWS::EC2::RouteTable": ["no-unrestricted-route-to-igw"],
  "AWS::EC2::SecurityGroup": [
    "restricted-common-ports",
    "restricted-ssh",
    "vpc-default-security-group-closed",
    "vpc-sg-open-only-to-authorized-ports",
  ],
  "AWS::EC2::Subnet": ["subnet-auto-assign-public-ip-disabled"],
  "AWS::EC2::VPNConnection": ["vpc-vpn-2-tunnels-up"],
  "AWS::ECS::TaskDefinition": [
    "ecs-containers-readonly-access",
    "ecs-task-definition-user-for-host-mode-check",
  ],
  "AWS::ElasticLoadBalancing::LoadBalancer": ["elb-logging-enabled"],
  "AWS::ElasticLoadBalancingV2::LoadBalancer": [
    "alb-waf-enabled",
    "elb-deletion-protection-enabled",
    "elb-logging-enabled",
  ],
  "AWS::IAM::Group": ["iam-inline-policy-blocked-kms-actions", "iam-no-inline-policy-check"],
  "AWS::IAM::Policy": [
    "iam-customer-policy-blocked-kms-actions",
    "iam-policy-no-statements-with-admin-access",
    "iam-policy-no-statements-with-full-access",
  ],
  "AWS::IAM::Role": ["iam-inline-policy-blocked-kms-actions", "iam-no-inline-policy-check"],
  "AWS::IAM::User": ["iam-inline-policy-blocked-kms-actions", "iam-no-inline-policy-check"],
  "AWS::KMS::Key": ["kms-cmk-not-scheduled-for-deletion"],
  "AWS::Kinesis::Stream": ["kinesis-stream-encrypted"],
  "AWS::Lambda::Function": ["lambda-function-public-access-prohibited"],
  "AWS::OpenSearch::Domain": [
    "opensearch-encrypted-at-rest",
    "opensearch-https-required",
    "opensearch-in-vpc-only",
    "opensearch-logs-to-cloudwatch",
    "opensearch-node-to-node-encryption-check",
  ],
  "AWS::RDS::DBCluster": [
    "aurora-resources-protected-by-backup-plan",
    "rds-cluster-deletion-protection-enabled",
    "rds-cluster-multi-az-enabled",
  ],
  "AWS::RDS::DBClusterSnapshot": ["rds-snapshot-encrypted", "rds-snapshots-public-prohibited"],
  "AWS::RDS::DBInstance": [
    "db-instance-backup-enabled",
    "rds-automatic-minor-version-upgrade-enabled",
    "rds-enhanced-monitoring-enabled",
    "rds-instance-public-access-check",
    "rds-logging-enabled",
    "rds-multi-az-support",
    "rds-storage-encrypted",
  ],
  "AWS::RDS::DBSnapshot": ["rds-snapshot-encrypted", "rds-snapshots-public-prohibited"],
  "AWS::S3::Bucket": [
    "s3-bucket-acl-prohibited",
    "s3-bucket-default-lock-enabled",
    "s3-bucket-logging-enabled",
    "s3-bucket-public-read-prohibited",
    "s3-bucket-public-write-prohibited",
    "s3-bucket-replication-enabled",
    "s3-bucket-server-side-encryption-enabled",
    "s3-bucket-ssl-requests-only",
    "s3-bucket-versioning-enabled",
    "s3-default-encryption-kms",
    "s3-event-notifications-enabled",
    "s3-version-lifecycle-policy-check",
  ],
  "AWS::SNS::Topic": ["sns-encrypted-kms"],
  "AWS::SSM::AssociationCompliance": ["ec2-managedinstance-association-compliance-status-check"],
  "AWS::SSM::ManagedInstanceInventory": ["ec2-instance-managed-by-systems-manager"],
  "AWS::SSM::PatchCompliance": ["ec2-managedinstance-patch-compliance-status-check"],
  "AWS::SecretsManager::Secret": ["secretsmanager-rotation-enabled-check", "secretsmanager-using-cmk"],
};

/** Types of resources that a rule is limited to; none where it decides itself. */
export function scopeOf(rule: AwsRuleName): string[] {
  return Object.entries(RULES_OF_TYPE).flatMap(([type, rules]) => (rules.includes(rule) ? [type] : []));
}
