import type { AwsRuleName } from "../catalogue/aws-hipaa";
import { ACCOUNT, urnOf } from "../fixtures/build";
import type { FixtureStack } from "../fixtures/stack";

type Change = (stack: FixtureStack) => void;

const set =
  (at: string, props: object): Change =>
  (stack) =>
    void Object.assign(stack.props(at), props);

const allow =
  (statement: object): Change =>
  (stack) =>
    stack.statements("recorder-access", (statements) => statements.push({ Effect: "Allow", ...statement }));

const inlineAllow =
  (statement: object): Change =>
  (stack) => {
    const type = "aws:iam/rolePolicy:RolePolicy";
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });
    const props = { role: stack.props("recorder-role").name, policy };
    stack.resources.push({ urn: urnOf(type, "inline"), type, name: "inline", props });
  };

const publish =
  (action: string): Change =>
  (stack) =>
    stack.statements("records-Policy", (statements) =>
      statements.push({
        Effect: "Allow",
        Principal: "*",
        Action: action,
        Resource: "arn:aws:s3:::records/*",
      }),
    );

const open =
  (port: number): Change =>
  (stack) => {
    const type = "aws:ec2/securityGroupRule:SecurityGroupRule";
    const props = {
      type: "ingress",
      protocol: "tcp",
      fromPort: port,
      toPort: port,
      cidrBlocks: ["0.0.0.0/0"],
      securityGroupId: "sg-1",
    };
    stack.resources.push({ urn: urnOf(type, "open"), type, name: "open", props });
  };

const ENCRYPTION = "records-ServerSideEncryptionConfiguration";
const byDefault = (sseAlgorithm: string) => ({
  rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm }, bucketKeyEnabled: true }],
});
const ANY_KEY = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/*`;

/**
 * What AWS's rule finds wrong, where the policy that answers to it answers to others as well, so that a fixture of the
 * policy does not yet show that this rule is answered.
 */
export const SHARED_RULES: Readonly<Partial<Record<AwsRuleName, Change>>> = {
  "db-instance-backup-enabled": set("writer", { backupRetentionPeriod: 0 }),
  "elasticache-redis-cluster-automatic-backup-check": set("context", { snapshotRetentionLimit: 0 }),
  "iam-customer-policy-blocked-kms-actions": allow({ Action: "kms:Decrypt", Resource: ANY_KEY }),
  "iam-inline-policy-blocked-kms-actions": inlineAllow({ Action: "kms:ReEncryptFrom", Resource: ANY_KEY }),
  "iam-policy-no-statements-with-admin-access": allow({ Action: "*", Resource: "*" }),
  "iam-policy-no-statements-with-full-access": allow({ Action: "s3:*", Resource: "arn:aws:s3:::records" }),
  "opensearch-https-required": set("search", { domainEndpointOptions: { enforceHttps: false } }),
  "opensearch-in-vpc-only": set("search", { vpcOptions: undefined }),
  "opensearch-logs-to-cloudwatch": set("search", { logPublishingOptions: [] }),
  "opensearch-node-to-node-encryption-check": set("search", { nodeToNodeEncryption: { enabled: false } }),
  "rds-instance-public-access-check": set("writer", { publiclyAccessible: true }),
  "rds-logging-enabled": set("writer", { enabledCloudwatchLogsExports: [] }),
  "restricted-common-ports": open(3389),
  "restricted-ssh": open(22),
  "s3-bucket-public-read-prohibited": publish("s3:GetObject"),
  "s3-bucket-public-write-prohibited": publish("s3:PutObject"),
  "s3-bucket-server-side-encryption-enabled": (stack) => stack.remove(ENCRYPTION),
  "s3-default-encryption-kms": set(ENCRYPTION, byDefault("AES256")),
  "vpc-sg-open-only-to-authorized-ports": open(8443),
};
