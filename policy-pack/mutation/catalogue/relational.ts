import { DATABASE, DATABASE_PARAMETERS, DATABASE_PROXY } from "../../model/types/types";
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
import { absent, empty, KEYS, off, on, otherStack, stated, to } from "../ways";

const TARGET_GROUP = ["aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup"] as const;
const TARGET = ["aws:rds/proxyTarget:ProxyTarget"] as const;

/** What may be wrong with the relational store. */
export const RELATIONAL: readonly Mutation[] = [
  breaks(
    DATABASE,
    "storageEncrypted",
    [absent, off],
    AT_REST,
    ({ props }) => props["replicateSourceDb"] === undefined,
  ),
  breaks(DATABASE, "kmsKeyId", KEYS, AT_REST),
  breaks(DATABASE, "masterUserSecretKmsKeyId", KEYS, AT_REST),
  breaks(DATABASE, "performanceInsightsKmsKeyId", KEYS, AT_REST),
  breaks(DATABASE, "manageMasterUserPassword", [absent, off].map(stated), LEAST_PRIVILEGE),
  breaks(DATABASE, "password", [to("correct-horse-battery")], LEAST_PRIVILEGE),
  breaks(DATABASE, "iamDatabaseAuthenticationEnabled", [absent, off], LEAST_PRIVILEGE),
  breaks(DATABASE, "publiclyAccessible", [on], BOUNDARY),
  breaks(DATABASE, "vpcSecurityGroupIds", [absent, empty], BOUNDARY),
  breaks(DATABASE, "dbSubnetGroupName", [absent, to("default")].map(stated), BOUNDARY),
  breaks(DATABASE, "backupRetentionPeriod", [absent, to(0), to(1), to(35)].map(stated), CONTINGENCY),
  breaks(DATABASE, "deleteAutomatedBackups", [absent, on].map(stated), CONTINGENCY, inProduction),
  breaks(DATABASE, "copyTagsToSnapshot", [absent, off], CONTINGENCY),
  breaks(DATABASE, "skipFinalSnapshot", [on], CONTINGENCY, inProduction),
  breaks(DATABASE, "deletionProtection", [absent, off].map(stated), CONTINGENCY, inProduction),
  breaks(DATABASE, "multiAz", [absent, off].map(stated), CONTINGENCY, inProduction),
  breaks(DATABASE, "autoMinorVersionUpgrade", [off], PATCHED),
  breaks(DATABASE, "engineVersion", [to("11.22")].map(stated), PATCHED),
  breaks(DATABASE, "caCertIdentifier", [to("rds-ca-2019")], IN_TRANSIT),
  breaks(DATABASE, "enabledCloudwatchLogsExports", [absent, empty], AUDIT),
  breaks(DATABASE, "monitoringInterval", [absent, to(0)], AUDIT),
  breaks(DATABASE, "monitoringRoleArn", [absent], AUDIT),
  unbroken(DATABASE, "performanceInsightsEnabled", "A help in finding slow statements"),
  breaks(DATABASE, "performanceInsightsRetentionPeriod", [to(731)], DISPOSAL),
  breaks(DATABASE, "parameterGroupName", [absent, to("default.postgres15")], IN_TRANSIT),
  unbroken(DATABASE, "snapshotIdentifier", "Only read when the database is made"),
  unprotects(DATABASE, CONTINGENCY),
  unbroken(
    DATABASE,
    "(resource)",
    "The manifest states what is kept; a store removed with its data is found by its users",
  ),

  ...[
    ["rds.force_ssl", "0", IN_TRANSIT],
    ["ssl_min_protocol_version", "TLSv1", IN_TRANSIT],
    ["log_connections", "0", AUDIT],
    ["log_disconnections", "0", AUDIT],
    ["log_statement", "none", AUDIT],
    ["log_parameter_max_length", "-1", DISPOSAL],
    ["log_parameter_max_length_on_error", "-1", DISPOSAL],
    ["log_error_verbosity", "verbose", DISPOSAL],
  ].map(([name, value, ground]) => parameter(name as string, value as string, ground as typeof AUDIT)),
  breaks(DATABASE_PARAMETERS, "parameters", [absent], IN_TRANSIT),
  removes(DATABASE_PARAMETERS, IN_TRANSIT),

  breaks(DATABASE_PROXY, "requireTls", [absent, off], IN_TRANSIT),
  breaks(DATABASE_PROXY, "debugLogging", [on], DISPOSAL),
  breaks(DATABASE_PROXY, "defaultAuthScheme", [absent, to("NONE")], LEAST_PRIVILEGE),
  breaks(
    DATABASE_PROXY,
    "auths",
    [
      to(
        [
          {
            authScheme: "SECRETS",
            iamAuth: "DISABLED",
            secretArn: "arn:aws:secretsmanager:eu-west-1:999999999999:secret:x",
          },
        ],
        "with a password",
      ),
    ],
    LEAST_PRIVILEGE,
  ),
  breaks(DATABASE_PROXY, "vpcSecurityGroupIds", [absent, empty], BOUNDARY),
  breaks(DATABASE_PROXY, "roleArn", [otherStack], LEAST_PRIVILEGE),
  unbroken(DATABASE_PROXY, "(resource)", "Functions that connect through it fail and their alarms say so"),
  unbroken(
    TARGET_GROUP,
    "connectionPoolConfig.maxConnectionsPercent",
    "How many connections a proxy holds is its own contract",
  ),
  breaks(TARGET_GROUP, "connectionPoolConfig.initQuery", [to("SET row_security = off")], LEAST_PRIVILEGE),
  breaks(
    TARGET_GROUP,
    "connectionPoolConfig.sessionPinningFilters",
    [to(["EXCLUDE_VARIABLE_SETS"])],
    LEAST_PRIVILEGE,
  ),
  unbroken(TARGET_GROUP, "(resource)", "The proxy then has its defaults"),
  breaks(TARGET, "dbInstanceIdentifier", [otherStack], BOUNDARY),
  unbroken(TARGET, "(resource)", "Functions that connect through the proxy fail and their alarms say so"),
];

function inProduction({ urn }: { urn: string }): boolean {
  return urn.startsWith("urn:pulumi:prod:");
}

function parameter(name: string, value: string, ground: typeof AUDIT): Mutation {
  return breaks(
    DATABASE_PARAMETERS,
    "parameters[]",
    [
      { how: `${name} absent`, to: (now) => ((now as { name: string }).name === name ? undefined : now) },
      {
        how: `${name} to ${value}`,
        to: (now) => ((now as { name: string }).name === name ? { name, value } : now),
      },
    ],
    ground,
  );
}
