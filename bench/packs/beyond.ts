/** What answers here to checks of other packs that none of AWS's 130 rules asks: policies, or why there is none. */
export const BEYOND: Readonly<Record<string, readonly string[] | string>> = {
  ALBHttpDropInvalidHeaderEnabled: ["balancer-drops-headers"],
  APIGWCacheEnabledAndEncrypted: ["api-cache-encrypted"],
  APIGWXrayEnabled: "the functions behind an API are traced, each call with them",
  CloudWatchLogGroupEncrypted: ["log-group-customer-key"],
  CloudWatchLogGroupRetentionPeriod: ["log-group-retention"],
  EC2EBSOptimizedInstance: ["absent-instances"],
  EC2InstanceDetailedMonitoringEnabled: ["absent-instances"],
  ElasticBeanstalkEnhancedHealthReportingEnabled: ["absent-beanstalk"],
  IAMGroupHasUsers: ["absent-users"],
  IAMUserGroupMembership: ["absent-users"],
  LambdaConcurrency: "shards and queues bound how many run at once, and what waits too long raises an alarm",
  LambdaDLQ: ["stream-failure-destination", "queue-dead-letter", "event-target-dead-letter"],
  LambdaInsideVPC: ["function-in-network"],
  RedshiftEnhancedVPCRoutingEnabled: ["absent-redshift"],
  S3BucketLevelPublicAccessProhibited: ["s3-public-access-block"],
  "apigateway-endpoint-type": "it asks for EDGE, which takes requests through other regions",
  "apigateway-method-cached-and-encrypted": ["api-cache-encrypted"],
  "apigateway-stage-cached": "a cache makes answers faster, not safer",
  "cmk-backing-key-rotation-enabled": ["kms-rotation"],
  "dynamodb-table-encryption-enabled": ["dynamodb-customer-key"],
  "ec2-instance-detailed-monitoring-enabled": ["absent-instances"],
  "ec2-volume-inuse": ["absent-instances", "absent-volumes"],
};

/** `<check>: <policies, or why none>` of each check; one that nothing is said of is open. */
export function answers(checks: Iterable<string>): string {
  return [...checks]
    .map((check) => {
      const answer = BEYOND[check] ?? "open";
      return `${check}: ${typeof answer === "string" ? answer : answer.map((id) => `\`${id}\``).join(", ")}`;
    })
    .join("; ");
}
