import { ACCOUNT } from "../fixtures/build";
import type { Breach } from "./breach";
import { added, changed } from "./changed";
import { statement } from "./statement";

/** Settings by which events end unseen, buckets end early, networks open, and providers hide. */
export const OPERATION: readonly Breach[] = [
  changed("events-in-force", "crisis-rule", { state: "DISABLED" }, /set state to "ENABLED"/),
  changed(
    "events-in-force",
    "crisis-rule",
    { eventPattern: '{"source":["strata"]}' },
    /source and detail-type/,
  ),
  changed(
    "events-in-force",
    "crisis-target",
    { retryPolicy: { maximumRetryAttempts: 0 } },
    /set retryPolicy/,
  ),
  changed(
    "events-in-force",
    "chat-mapping",
    { startingPosition: "LATEST" },
    /set startingPosition to "TRIM_HORIZON"/,
  ),
  changed(
    "events-in-force",
    "chat-mapping",
    { maximumRecordAgeInSeconds: -1 },
    /set maximumRecordAgeInSeconds/,
  ),
  changed("events-in-force", "lag", { treatMissingData: "ignore" }, /set treatMissingData/),
  changed("access-ends", "recorder-role", { maxSessionDuration: 43_200 }, /to 3600 or less/),
  changed("access-ends", "crisis", { kmsDataKeyReusePeriodSeconds: 86_400 }, /to 3600 or less/),
  changed("queue-settings", "crisis", { visibilityTimeoutSeconds: 0 }, /set visibilityTimeoutSeconds to 30/),
  changed(
    "queue-settings",
    "crisis",
    { messageRetentionSeconds: 60 },
    /set messageRetentionSeconds to 1209600/,
  ),
  changed(
    "function-settings",
    "recorder",
    { loggingConfig: { applicationLogLevel: "DEBUG", logGroup: "recorder-logs-5d6e7f8" } },
    /"INFO"/,
  ),
  changed("function-settings", "rule-invokes", { principal: "*" }, /set principal to a service/),
  changed(
    "function-settings",
    "rule-invokes",
    { action: "lambda:*" },
    /set action to "lambda:InvokeFunction"/,
  ),
  added(
    "function-settings",
    {
      type: "aws:lambda/invocation:Invocation",
      name: "set-up",
      props: { input: '{"password":"correct-horse"}' },
    },
    /set input to where the secret is/,
  ),
  changed(
    "bucket-settings",
    "records-ReplicationConfig",
    { rules: [{ status: "Enabled" }] },
    /set replicaKmsKeyId/,
  ),
  changed("network-settings", "database-in", { cidrIpv4: "203.0.113.0/24" }, /referencedSecurityGroupId/),
  changed("network-settings", "net-flows", { logDestinationType: "s3" }, /"cloud-watch-logs"/),
  changed(
    "network-settings",
    "net-secrets",
    { serviceName: "com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b" },
    /a service of AWS/,
  ),
  statement(
    "network-settings",
    "stores of any account may be called",
    "net-secrets",
    /aws:ResourceAccount/,
    ([one]) => {
      one.Condition = { StringEquals: { "aws:PrincipalAccount": ACCOUNT } };
    },
  ),
  changed("provider-settings", "aws", { accessKey: "AKIAIOSFODNN7EXAMPLE" }, /sign in outside/),
  changed("provider-settings", "aws", { insecure: "true" }, /set insecure to false/),
];
