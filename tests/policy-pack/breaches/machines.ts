import type { Breach } from "./breach";
import { changed, removed } from "./changed";

/** State machines, APIs' neighbours, dead letters of others, and the account's recorder. */
export const MACHINES: readonly Breach[] = [
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
