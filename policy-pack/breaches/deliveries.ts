import type { Breach } from "./breach";
import { added, changed, edited } from "./changed";

/** Delivery streams, inventories, ports and endpoints. */
export const DELIVERIES: readonly Breach[] = [
  edited(
    "firehose-error-log",
    "interaction-delivery",
    "errors are logged nowhere",
    ({ extendedS3Configuration }) => delete extendedS3Configuration.cloudwatchLoggingOptions,
    /cloudwatchLoggingOptions to a log group/,
  ),
  edited(
    "firehose-destination-key",
    "interaction-delivery",
    "objects are written without a key",
    ({ extendedS3Configuration }) => delete extendedS3Configuration.kmsKeyArn,
    /kmsKeyArn to the key of its bucket/,
  ),
  edited(
    "firehose-destination-key",
    "interaction-delivery",
    "failed records lie between delivered ones",
    ({ extendedS3Configuration }) => delete extendedS3Configuration.errorOutputPrefix,
    /errorOutputPrefix/,
  ),
  edited(
    "firehose-transforms",
    "interaction-delivery",
    "records pass no function",
    ({ extendedS3Configuration }) => delete extendedS3Configuration.processingConfiguration,
    /processingConfiguration to a function/,
  ),
  edited(
    "firehose-transforms",
    "interaction-delivery",
    "records pass a function of somebody else",
    ({ extendedS3Configuration: { processingConfiguration } }) => {
      processingConfiguration.processors[0].parameters[0].parameterValue = "arn:aws:lambda:::function:other";
    },
    /processingConfiguration to a function/,
  ),
  added(
    "s3-no-website",
    { type: "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration", name: "site", props: {} },
    /remove its website configuration/,
  ),
  changed("s3-no-website", "records", { website: { indexDocument: "index.html" } }, /remove its website/),
  changed("s3-no-force-destroy", "records", { forceDestroy: true }, /forceDestroy to false/),
  edited(
    "inventory-encrypted",
    "records-inventory",
    "it is written without a key",
    ({ destination }) => delete destination.bucket.encryption,
    /encryption\.sseKms\.keyId/,
  ),
  edited(
    "inventory-encrypted",
    "records-inventory",
    "it names no account",
    ({ destination }) => delete destination.bucket.accountId,
    /bucket\.accountId to this account/,
  ),
  lifecycle(
    "s3-multipart-ends",
    "unfinished uploads stay",
    (rule) => delete rule.abortIncompleteMultipartUpload,
    /daysAfterInitiation of a lifecycle rule to at most 7/,
  ),
  lifecycle(
    "s3-multipart-ends",
    "unfinished uploads stay a year",
    (rule) => {
      rule.abortIncompleteMultipartUpload.daysAfterInitiation = 365;
    },
    /daysAfterInitiation of a lifecycle rule to at most 7/,
  ),
  lifecycle(
    "s3-lifecycle",
    "versions of deleted objects stay ten years",
    (rule) => {
      rule.noncurrentVersionExpiration = { noncurrentDays: 3650 };
    },
    /noncurrentDays of a lifecycle rule to 7/,
  ),
  changed("network-named-ports", "database-in", { fromPort: 22, toPort: 22 }, /both ports to one of 443/),
  changed("network-named-ports", "database-in", { fromPort: 0, toPort: 65_535 }, /both ports to one of/),
  changed("network-named-ports", "database-in", { ipProtocol: "-1" }, /the protocol to "tcp"/),
  changed("network-named-ports", "database-out", { ipProtocol: "udp" }, /the protocol to "tcp"/),
  changed(
    "network-named-ports",
    "database-group",
    { ingress: [{ protocol: "tcp", fromPort: 3389, toPort: 3389, securityGroups: ["sg-2"] }] },
    /both ports to one of 443/,
  ),
  changed(
    "network-endpoint-private",
    "net-secrets",
    { privateDnsEnabled: false },
    /privateDnsEnabled to true/,
  ),
  changed(
    "network-endpoint-private",
    "net-secrets",
    { securityGroupIds: [] },
    /securityGroupIds to its group/,
  ),
];

// biome-ignore lint/suspicious/noExplicitAny: a lifecycle rule is plain JSON here
function lifecycle(rule: string, breaks: string, edit: (rule: any) => unknown, remedy: RegExp): Breach {
  const change: Breach["change"] = (stack) =>
    void edit(stack.props("records-LifecycleConfiguration").rules[0]);
  return { rule, breaks, at: "records", change, remedy };
}
