import type { Breach } from "./breach";
import { changed, edited, removed } from "./changed";

/** Glue, Athena, Airflow and Transfer. */
export const ANALYTICS: readonly Breach[] = [
  changed("athena-database-encrypted", "moods", { encryptionConfiguration: undefined }, /to "SSE_KMS"/),
  changed(
    "athena-database-encrypted",
    "moods",
    { encryptionConfiguration: { encryptionOption: "SSE_S3" } },
    /to "SSE_KMS"/,
  ),
  changed(
    "glue-security-configuration",
    "nightly-mood",
    { securityConfiguration: undefined },
    /SecurityConf/,
  ),
  changed("glue-security-configuration", "nightly-crawl", { securityConfiguration: "other" }, /SecurityConf/),
  ...(["s3Encryption", "cloudwatchEncryption", "jobBookmarksEncryption"] as const).flatMap((part) => [
    edited(
      "glue-configuration-encrypts",
      "glue-security",
      `${part} is missing`,
      ({ encryptionConfiguration }) => delete encryptionConfiguration[part],
      new RegExp(`encryptionConfiguration\\.${part} to KMS`),
    ),
    edited(
      "glue-configuration-encrypts",
      "glue-security",
      `${part} names no key`,
      ({ encryptionConfiguration }) => delete encryptionConfiguration[part].kmsKeyArn,
      new RegExp(`encryptionConfiguration\\.${part} to KMS`),
    ),
  ]),
  removed("glue-catalog-encrypted", "catalogue", "events-catalogue", /add DataCatalogEncryptionSettings/),
  edited(
    "glue-catalog-encrypted",
    "catalogue",
    "the catalogue is not encrypted",
    ({ dataCatalogEncryptionSettings: settings }) => delete settings.encryptionAtRest,
    /encryptionAtRest to SSE-KMS/,
  ),
  edited(
    "glue-catalog-encrypted",
    "catalogue",
    "passwords come in plain text",
    ({ dataCatalogEncryptionSettings: { connectionPasswordEncryption: passwords } }) => {
      passwords.returnConnectionPasswordEncrypted = false;
    },
    /returnConnectionPasswordEncrypted to true/,
  ),
  edited(
    "glue-connection-tls",
    "scores",
    "TLS is not enforced",
    ({ connectionProperties }) => delete connectionProperties.JDBC_ENFORCE_SSL,
    /JDBC_ENFORCE_SSL to "true"/,
  ),
  edited(
    "glue-connection-tls",
    "scores",
    "a password stands in it",
    ({ connectionProperties }) => {
      connectionProperties.PASSWORD = "hunter2";
    },
    /SECRET_ID to the secret/,
  ),
  edited(
    "workgroup-encrypted",
    "analysts",
    "results have AWS's own encryption",
    ({ configuration }) => {
      configuration.resultConfiguration.encryptionConfiguration = { encryptionOption: "SSE_S3" };
    },
    /"SSE_KMS" with kmsKeyArn/,
  ),
  edited(
    "workgroup-encrypted",
    "analysts",
    "callers may say otherwise",
    ({ configuration }) => {
      configuration.enforceWorkgroupConfiguration = false;
    },
    /enforceWorkgroupConfiguration to true/,
  ),
  edited(
    "workgroup-bounded",
    "analysts",
    "a query may read everything",
    ({ configuration }) => delete configuration.bytesScannedCutoffPerQuery,
    /bytesScannedCutoffPerQuery/,
  ),
  edited(
    "workgroup-bounded",
    "analysts",
    "it writes no figures",
    ({ configuration }) => {
      configuration.publishCloudwatchMetricsEnabled = false;
    },
    /publishCloudwatchMetricsEnabled to true/,
  ),
  changed("airflow-private", "airflow", { webserverAccessMode: "PUBLIC_ONLY" }, /to "PRIVATE_ONLY"/),
  changed("airflow-customer-key", "airflow", { kmsKey: undefined }, /set kmsKey to a KMS key/),
  edited(
    "airflow-logs",
    "airflow",
    "tasks log nothing",
    ({ loggingConfiguration }) => delete loggingConfiguration.taskLogs,
    /loggingConfiguration\.taskLogs\.enabled to true/,
  ),
  changed("transfer-encrypted", "uploads", { protocols: ["SFTP", "FTP"] }, /protocols to \["SFTP"\]/),
  changed(
    "transfer-encrypted",
    "uploads",
    { securityPolicyName: undefined },
    /TransferSecurityPolicy-2024-01/,
  ),
  changed(
    "transfer-encrypted",
    "uploads",
    { securityPolicyName: "TransferSecurityPolicy-2018-11" },
    /TransferSecurityPolicy-2024-01/,
  ),
  changed("transfer-private", "uploads", { endpointType: "PUBLIC" }, /endpointType to "VPC"/),
  changed("transfer-private", "uploads", { endpointDetails: { vpcId: "vpc-1" } }, /securityGroupIds/),
  changed("transfer-logs", "uploads", { structuredLogDestinations: [] }, /structuredLogDestinations/),
];
