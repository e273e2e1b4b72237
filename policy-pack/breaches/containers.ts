import type { Breach } from "./breach";
import { added, changed } from "./changed";

/** Containers and file systems, documents, alarms and policies that stand inside of others. */
export const CONTAINERS: readonly Breach[] = [
  changed("store-multi-zone", "shared-files", { availabilityZoneName: "eu-west-1a" }, /availabilityZoneName/),
  changed(
    "image-repository",
    "worker-images",
    { encryptionConfigurations: undefined },
    /encryptionType: "KMS"/,
  ),
  changed(
    "image-repository",
    "worker-images",
    { encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: "alias/aws/ecr" }] },
    /a KMS key of this stack/,
  ),
  changed("image-repository", "worker-images", { imageTagMutability: "MUTABLE" }, /"IMMUTABLE"/),
  changed(
    "image-repository",
    "worker-images",
    { imageScanningConfiguration: undefined },
    /scanOnPush to true/,
  ),
  container("container-read-only", { readonlyRootFilesystem: false }, /readonlyRootFilesystem to true/),
  container("container-host-user", { user: undefined }, /to one that is not root/),
  container("container-host-user", { user: "0:0" }, /to one that is not root/),
  container("container-host-user", { privileged: true }, /privileged to false/),
  changed("file-system-customer-key", "shared-files", { encrypted: undefined }, /encrypted to true/),
  changed("file-system-customer-key", "shared-files", { kmsKeyId: undefined }, /and kmsKeyId to a KMS key/),
  changed(
    "document-not-public",
    "runbook",
    { permissions: { type: "Share", accountIds: "All" } },
    /accounts/,
  ),
  changed(
    "document-not-public",
    "runbook",
    { permissions: { type: "Share", account_ids: "all" } },
    /accounts/,
  ),
  changed("alarm-actions", "lag", { alarmActions: undefined }, /alarmActions to the topic/),
  changed("alarm-actions", "lag", { actionsEnabled: false }, /actionsEnabled to true/),
  changed(
    "iam-no-inline-policies",
    "recorder-role",
    { inlinePolicies: [{ name: "more", policy: '{"Statement":[]}' }] },
    /make it an aws\.iam\.Policy/,
  ),
  added(
    "iam-no-inline-policies",
    {
      type: "aws:iam/groupPolicy:GroupPolicy",
      name: "stray",
      props: { group: "team", policy: '{"Statement":[]}' },
    },
    /attach it with a RolePolicyAttachment/,
  ),
  decrypts("kms:Decrypt", "*"),
  decrypts("kms:*", "arn:aws:kms:*:123456789012:key/*"),
  decrypts("kms:ReEncrypt*", "arn:aws:kms:eu-west-1:123456789012:key/*"),
];

function container(rule: string, props: Record<string, unknown>, remedy: RegExp): Breach {
  return {
    rule,
    breaks: `its container has ${JSON.stringify(props, (_, value) => value ?? "nothing")}`,
    at: "worker",
    change: (stack) => {
      const [first] = JSON.parse(stack.props("worker").containerDefinitions);
      stack.props("worker").containerDefinitions = JSON.stringify([{ ...first, ...props }]);
    },
    remedy,
  };
}

function decrypts(action: string, resource: string): Breach {
  return {
    rule: "iam-kms-actions-scoped",
    breaks: `a policy allows ${action} on ${resource}`,
    at: "recorder-access",
    change: (stack) =>
      stack.statements("recorder-access", (statements) => {
        statements.push({ Effect: "Allow", Action: action, Resource: resource });
      }),
    remedy: /name the ARNs of the keys/,
  };
}
