import { DOCUMENTS, DOCUMENTS_INSTANCE, DOCUMENTS_PARAMETERS, SEARCH_DOMAIN } from "../../model/types/types";
import {
  AT_REST,
  AUDIT,
  BOUNDARY,
  CONTINGENCY,
  DISPOSAL,
  IN_TRANSIT,
  LEAST_PRIVILEGE,
  PATCHED,
} from "../grounds";
import type { Mutation } from "../mutation";
import { breaks, removes, unbroken, unprotects } from "../rows";
import { absent, empty, KEYS, off, on, otherAccount, otherStack, to } from "../ways";

/** What may be wrong with the document store and the search domain. */
export const DOCUMENTS_AND_SEARCH: readonly Mutation[] = [
  breaks(DOCUMENTS, "storageEncrypted", [absent, off], AT_REST),
  breaks(DOCUMENTS, "kmsKeyId", KEYS, AT_REST),
  breaks(DOCUMENTS, "manageMasterUserPassword", [absent, off], LEAST_PRIVILEGE),
  breaks(DOCUMENTS, "masterPassword", [to("correct-horse-battery")], LEAST_PRIVILEGE),
  breaks(DOCUMENTS, "vpcSecurityGroupIds", [absent, empty], BOUNDARY),
  breaks(DOCUMENTS, "dbSubnetGroupName", [absent, to("default")], BOUNDARY),
  breaks(DOCUMENTS, "dbClusterParameterGroupName", [absent, to("default.docdb5.0")], IN_TRANSIT),
  breaks(DOCUMENTS, "backupRetentionPeriod", [absent, to(1), to(35)], CONTINGENCY),
  breaks(DOCUMENTS, "deletionProtection", [absent, off], CONTINGENCY, inProduction),
  breaks(DOCUMENTS, "skipFinalSnapshot", [on], CONTINGENCY, inProduction),
  breaks(DOCUMENTS, "enabledCloudwatchLogsExports", [absent, empty, to(["profiler"])], AUDIT),
  breaks(DOCUMENTS, "engineVersion", [to("3.6.0")], PATCHED),
  unprotects(DOCUMENTS, CONTINGENCY),
  unbroken(DOCUMENTS, "(resource)", "A store removed with its data is found by its users, who fail"),
  breaks(DOCUMENTS_INSTANCE, "autoMinorVersionUpgrade", [off], PATCHED),
  breaks(DOCUMENTS_INSTANCE, "caCertIdentifier", [to("rds-ca-2019")], IN_TRANSIT),
  breaks(DOCUMENTS_INSTANCE, "copyTagsToSnapshot", [off], CONTINGENCY),
  breaks(DOCUMENTS_INSTANCE, "publiclyAccessible", [on], BOUNDARY),
  unbroken(DOCUMENTS_INSTANCE, "(resource)", "The cluster keeps the data, and two instances of three go on"),
  ...(["tls", "audit_logs", "ttl_monitor"] as const).map((name) =>
    breaks(
      DOCUMENTS_PARAMETERS,
      "parameters[]",
      [
        { how: `${name} absent`, to: (now) => ((now as { name: string }).name === name ? undefined : now) },
        {
          how: `${name} disabled`,
          to: (now) => ((now as { name: string }).name === name ? { name, value: "disabled" } : now),
        },
      ],
      { tls: IN_TRANSIT, audit_logs: AUDIT, ttl_monitor: DISPOSAL }[name],
    ),
  ),
  breaks(DOCUMENTS_PARAMETERS, "parameters", [absent], IN_TRANSIT),
  removes(DOCUMENTS_PARAMETERS, IN_TRANSIT),

  breaks(SEARCH_DOMAIN, "encryptAtRest.enabled", [absent, off], AT_REST),
  breaks(SEARCH_DOMAIN, "encryptAtRest.kmsKeyId", KEYS, AT_REST),
  breaks(SEARCH_DOMAIN, "encryptAtRest", [absent], AT_REST),
  breaks(SEARCH_DOMAIN, "nodeToNodeEncryption.enabled", [absent, off], IN_TRANSIT),
  breaks(SEARCH_DOMAIN, "domainEndpointOptions.enforceHttps", [absent, off], IN_TRANSIT),
  breaks(
    SEARCH_DOMAIN,
    "domainEndpointOptions.tlsSecurityPolicy",
    [absent, to("Policy-Min-TLS-1-0-2019-07")],
    IN_TRANSIT,
  ),
  breaks(SEARCH_DOMAIN, "domainEndpointOptions", [absent], IN_TRANSIT),
  breaks(SEARCH_DOMAIN, "vpcOptions", [absent], BOUNDARY),
  breaks(SEARCH_DOMAIN, "vpcOptions.subnetIds", [absent, empty], BOUNDARY),
  breaks(SEARCH_DOMAIN, "vpcOptions.securityGroupIds", [absent, empty], BOUNDARY),
  breaks(SEARCH_DOMAIN, "advancedSecurityOptions.enabled", [off], LEAST_PRIVILEGE),
  breaks(SEARCH_DOMAIN, "advancedSecurityOptions.anonymousAuthEnabled", [on], LEAST_PRIVILEGE),
  breaks(SEARCH_DOMAIN, "advancedSecurityOptions.internalUserDatabaseEnabled", [on], LEAST_PRIVILEGE),
  breaks(
    SEARCH_DOMAIN,
    "advancedSecurityOptions.masterUserOptions.masterUserArn",
    [otherAccount, otherStack],
    LEAST_PRIVILEGE,
  ),
  breaks(SEARCH_DOMAIN, "advancedSecurityOptions", [absent], LEAST_PRIVILEGE),
  breaks(
    SEARCH_DOMAIN,
    "accessPolicies",
    [
      to(
        JSON.stringify({
          Statement: { Effect: "Allow", Principal: { AWS: "*" }, Action: "es:*", Resource: "*" },
        }),
        "for everybody",
      ),
    ],
    LEAST_PRIVILEGE,
  ),
  breaks(SEARCH_DOMAIN, "logPublishingOptions", [absent, empty], AUDIT),
  breaks(
    SEARCH_DOMAIN,
    "logPublishingOptions[]",
    [
      {
        how: "AUDIT_LOGS absent",
        to: (now) => ((now as { logType: string }).logType === "AUDIT_LOGS" ? undefined : now),
      },
    ],
    AUDIT,
  ),
  breaks(SEARCH_DOMAIN, "logPublishingOptions[].cloudwatchLogGroupArn", [otherAccount, otherStack], AUDIT),
  breaks(SEARCH_DOMAIN, "clusterConfig.zoneAwarenessEnabled", [off], CONTINGENCY, inProduction),
  breaks(SEARCH_DOMAIN, "softwareUpdateOptions.autoSoftwareUpdateEnabled", [absent, off], PATCHED),
  breaks(SEARCH_DOMAIN, "engineVersion", [to("OpenSearch_1.0"), to("Elasticsearch_7.10")], PATCHED),
  unbroken(
    SEARCH_DOMAIN,
    "clusterConfig.dedicatedMasterEnabled",
    "Three data nodes keep a quorum without nodes of their own for it",
  ),
  unprotects(SEARCH_DOMAIN, CONTINGENCY),
  unbroken(SEARCH_DOMAIN, "(resource)", "A store removed with its data is found by its users, who fail"),
];

function inProduction({ urn }: { urn: string }): boolean {
  return urn.startsWith("urn:pulumi:prod:");
}
