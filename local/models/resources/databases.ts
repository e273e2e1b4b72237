import { at, numberAt, UNKNOWN } from "../masked";
import { policyDocument } from "./policy-document";
import { conflict, field, json, type Rule, range, steps, text } from "./rule";

/** Source: CreateDBInstance of the RDS API: 7, 731 or full months of 31 days up to 23. */
const INSIGHTS_DAYS = [7, ...Array.from({ length: 23 }, (_, i) => (i + 1) * 31), 731];

/** A managed password and a given one exclude each other, as AWS says. */
const onePassword = (managed: string, given: string): Rule => {
  return (inputs) =>
    at(inputs, managed) === true && at(inputs, given) !== undefined
      ? [
          conflict(
            given,
            "excluded",
            `${given} is set; allowed: not together with ${managed}, which has the service make one.`,
          ),
        ]
      : [];
};

/** Encryption cannot be added later; a key of one's own without it means nothing. */
const keyNeedsEncryption: Rule = (inputs) => {
  const encrypted = at(inputs, "storageEncrypted");
  if (at(inputs, "kmsKeyId") === undefined || encrypted === true || encrypted === UNKNOWN) return [];
  if (at(inputs, "replicateSourceDb") !== undefined) return [];
  return [conflict("kmsKeyId", "excluded", "kmsKeyId is set; allowed: with storageEncrypted true only.")];
};

/** A deleted database leaves a last snapshot, unless the program says that it need not. */
const lastSnapshot: Rule = (inputs) =>
  at(inputs, "skipFinalSnapshot") === true ||
  at(inputs, "skipFinalSnapshot") === UNKNOWN ||
  at(inputs, "finalSnapshotIdentifier") !== undefined ||
  at(inputs, "replicateSourceDb") !== undefined
    ? []
    : [
        conflict(
          "finalSnapshotIdentifier",
          "required",
          "finalSnapshotIdentifier is missing; required unless skipFinalSnapshot is true, or the database cannot be removed.",
        ),
      ];

/** Source: "High availability using replication groups" of the ElastiCache user guide. */
const failover: Rule = (inputs) => {
  const nodes = numberAt(inputs, "numCacheClusters") ?? (numberAt(inputs, "replicasPerNodeGroup") ?? 1) + 1;
  if (at(inputs, "automaticFailoverEnabled") === true && nodes < 2) {
    const message = `automaticFailoverEnabled is true with ${nodes} node; allowed: with 2 or more.`;
    return [conflict("automaticFailoverEnabled", "excluded", message)];
  }
  if (at(inputs, "multiAzEnabled") === true && at(inputs, "automaticFailoverEnabled") === undefined) {
    const message = "multiAzEnabled is true; allowed: with automaticFailoverEnabled true only.";
    return [conflict("multiAzEnabled", "excluded", message)];
  }
  return [];
};

/** Source: "Supported engines and versions" of the ElastiCache user guide. */
const CACHE_VERSIONS: Record<string, RegExp> = {
  valkey: /^(7\.2|8\.[012])$/,
  redis: /^([345]\.\d+\.\d+|6\.(x|0|2)|7\.[01x])$/,
};

const cacheVersion: Rule = (inputs) => {
  const [engine = "redis", version] = [at(inputs, "engine"), at(inputs, "engineVersion")];
  const known = typeof engine === "string" ? CACHE_VERSIONS[engine] : undefined;
  if (!known || typeof version !== "string" || known.test(version)) return [];
  const allowed =
    engine === "valkey" ? "7.2, 8.0, 8.1, 8.2" : "6.x, 7.0, 7.1 and older ones with three parts";
  return [conflict("engineVersion", "enum", `engineVersion is "${version}"; allowed: ${allowed}.`)];
};

const identifier = (property: string, most: number): Rule =>
  text(
    property,
    "identifier",
    (id) => id.length <= most && /^[a-z](-?[a-z0-9])*$/.test(id),
    `at most ${most} lower-case letters, digits and single hyphens, beginning with a letter, not ending with a hyphen`,
  );

export const DATABASE_RULES: Record<string, Rule[]> = {
  "aws:docdb/cluster:Cluster": [
    range("backupRetentionPeriod", 1, 35, "days"),
    identifier("clusterIdentifier", 63),
    onePassword("manageMasterUserPassword", "masterPassword"),
    keyNeedsEncryption,
    lastSnapshot,
  ],
  "aws:elasticache/replicationGroup:ReplicationGroup": [
    range("snapshotRetentionLimit", 0, 35, "days"),
    identifier("replicationGroupId", 40),
    cacheVersion,
    failover,
  ],
  "aws:lambda/invocation:Invocation": [field("input", (value, path) => json(value, path).problems)],
  "aws:rds/instance:Instance": [
    range("backupRetentionPeriod", 0, 35, "days"),
    steps("monitoringInterval", "interval", [0, 1, 5, 10, 15, 30, 60], "s"),
    steps("performanceInsightsRetentionPeriod", "insights", INSIGHTS_DAYS, "days"),
    identifier("identifier", 63),
    onePassword("manageMasterUserPassword", "password"),
    keyNeedsEncryption,
    lastSnapshot,
  ],
  "aws:rds/proxy:Proxy": [range("idleClientTimeout", 1, 28_800, "s")],
  "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup": [
    range("connectionPoolConfig.maxConnectionsPercent", 1, 100, "%"),
    range("connectionPoolConfig.maxIdleConnectionsPercent", 0, 100, "%"),
    range("connectionPoolConfig.connectionBorrowTimeout", 0, 300, "s"),
  ],
  "aws:opensearch/domainPolicy:DomainPolicy": [policyDocument("accessPolicies", "resource", 102_400)],
};
