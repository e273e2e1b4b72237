import type { Breach } from "./breach";
import { changed, removed } from "./changed";

const DESTINATION = "arn:aws:logs:eu-west-1:123456789012:log-group:recorder-logs-5d6e7f8:*";

/** State machines, APIs' neighbours, dead letters of others, and the account's recorder. */
export const MACHINES: readonly Breach[] = [
  changed("machine-logs", "drill", { loggingConfiguration: undefined }, /level to "ERROR"/),
  changed("machine-logs", "drill", { loggingConfiguration: { level: "ERROR" } }, /logDestination to a log/),
  changed(
    "machine-logs",
    "drill",
    { loggingConfiguration: { level: "ALL", logDestination: DESTINATION, includeExecutionData: true } },
    /includeExecutionData to false/,
  ),
  changed("machine-tracing", "drill", { tracingConfiguration: undefined }, /enabled to true/),
  changed("api-no-open-cors", "similar-api", { corsConfiguration: { allowOrigins: ["*"] } }, /https origins/),
  changed(
    "api-no-open-cors",
    "similar-api",
    { corsConfiguration: { allowOrigins: ["http://school.example"] } },
    /https origins/,
  ),
  changed(
    "api-integration-encrypted",
    "similar-integration",
    { integrationUri: "http://10.0.11.4/similar" },
    /begin its URI with https/,
  ),
  changed(
    "redrive-allow-scoped",
    "dead-allow",
    { redriveAllowPolicy: JSON.stringify({ redrivePermission: "allowAll" }) },
    /"byQueue" with sourceQueueArns/,
  ),
  changed("redrive-allow-scoped", "dead-allow", { redriveAllowPolicy: "" }, /"byQueue" with sourceQueueArns/),
  changed("config-records-everything", "recorder-of-account", { recordingGroup: {} }, /allSupported/),
  removed("config-records-everything", "recorder-on", "recorder-of-account", /isEnabled set to true/),
  changed("config-delivery-encrypted", "channel", { s3KmsKeyArn: undefined }, /s3KmsKeyArn to the bucket's/),
];
