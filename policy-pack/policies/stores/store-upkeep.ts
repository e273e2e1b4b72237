import { asks, isNotTrue, isStated, isTrue, settingsRule } from "../../model/rules/demands";
import { isCustomerKey } from "../../model/services/keys";
import type { Resource } from "../../model/stack/stack";
import { isProduction } from "../../model/stack/tags";
import {
  CACHE,
  CLUSTER,
  CLUSTER_INSTANCE,
  DATABASE,
  DOCUMENTS,
  DOCUMENTS_INSTANCE,
  SEARCH_DOMAIN,
  SECRET,
  TABLE,
} from "../../model/types/types";

/** Oldest engines that their maker still mends (AWS, end of standard support, 2026). */
const OLDEST = { postgres: 14, docdb: 5, redis: 7, OpenSearch: 2 };
const AUTHORITIES = ["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"];

const isPostgres = ({ props }: Resource) => /postgres/.test(String(props["engine"] ?? "postgres"));
const isPrimary = ({ props }: Resource) => !props["replicateSourceDb"];
const onlyPrimary = (right: (value: unknown) => boolean) => (value: unknown, one: Resource) =>
  right(value) || !isPrimary(one);
const inProduction = (right: (value: unknown) => boolean) => (value: unknown, one: Resource) =>
  right(value) || !isProduction(one) || !isPrimary(one);
const atLeast = (oldest: number) => (version: unknown) => Number.parseInt(String(version), 10) >= oldest;
const isAuthority = (value: unknown) => AUTHORITIES.includes(String(value));
const OLD = "runs an engine that is no longer mended";

/** What outlives a store or its mistakes: its copies, their tags and keys; and what keeps its engine sound. */
export const storeUpkeep = settingsRule({
  id: "store-upkeep",
  description:
    "Stores leave copies when they end, tag and encrypt them, and run engines and certificates that are kept up.",
  controls: {
    hipaa: ["164.308(a)(5)(ii)(B)", "164.308(a)(7)(ii)(A)", "164.312(a)(2)(iv)", "164.310(d)(2)(iv)"],
    coppa: ["312.10"],
    soc2: ["A1.2", "CC7.1"],
  },
  asked: [
    asks(
      [...CLUSTER, ...DATABASE],
      "engineVersion",
      (version, one) => !isPostgres(one) || onlyPrimary(atLeast(OLDEST.postgres))(version, one),
      OLD,
      `${OLDEST.postgres} or later`,
    ),
    asks(DOCUMENTS, "engineVersion", atLeast(OLDEST.docdb), OLD, `${OLDEST.docdb} or later`),
    asks(CACHE, "engineVersion", atLeast(OLDEST.redis), OLD, `${OLDEST.redis} or later`),
    asks(
      SEARCH_DOMAIN,
      "engineVersion",
      (version) => atLeast(OLDEST.OpenSearch)(/^OpenSearch_(\d+)/.exec(String(version))?.[1]),
      OLD,
      `OpenSearch_${OLDEST.OpenSearch} or later`,
    ),
    asks(
      SEARCH_DOMAIN,
      "softwareUpdateOptions.autoSoftwareUpdateEnabled",
      isTrue,
      "takes no updates by itself",
      "true",
    ),
    asks(
      [...DATABASE, ...DOCUMENTS_INSTANCE],
      "caCertIdentifier",
      isAuthority,
      "shows a certificate that ends or has ended",
      AUTHORITIES[0] ?? "",
    ),
    asks([...CLUSTER, ...DATABASE], "copyTagsToSnapshot", isTrue, "leaves snapshots without tags", "true"),
    asks(
      DOCUMENTS_INSTANCE,
      "copyTagsToSnapshot",
      (value) => value !== false,
      "leaves snapshots without tags",
      "true",
    ),
    asks(
      DATABASE,
      "deleteAutomatedBackups",
      inProduction((value) => value === false),
      "takes its backups with it",
      "false",
    ),
    asks(
      [...CLUSTER, ...DATABASE, ...DOCUMENTS],
      "skipFinalSnapshot",
      inProduction(isNotTrue),
      "leaves no snapshot when it ends",
      "false",
    ),
    asks(
      CACHE,
      "finalSnapshotIdentifier",
      inProduction(isStated),
      "leaves no snapshot when it ends",
      "a name",
    ),
    asks(
      [...DATABASE, ...CLUSTER_INSTANCE],
      "performanceInsightsKmsKeyId",
      (key, { props }) => isCustomerKey(key) || props["performanceInsightsEnabled"] !== true,
      "keeps texts of statements under no key of ours",
      "a KMS key of this stack",
    ),
    asks(
      DATABASE,
      "performanceInsightsRetentionPeriod",
      (days) => days === undefined || days === 7,
      "keeps texts of statements for longer than a week",
      "7",
    ),
    asks(
      SECRET,
      "recoveryWindowInDays",
      (days) => days !== 0,
      "is gone at once when it is deleted",
      "7 or more",
    ),
    asks(
      SECRET,
      "replicas",
      keyed("kmsKeyId"),
      "has copies under no key of ours",
      "copies with a kmsKeyId, or none",
    ),
    asks(
      TABLE,
      "replicas",
      keyed("kmsKeyArn"),
      "has copies under no key of ours",
      "copies with a kmsKeyArn, or none",
    ),
  ],
});

function keyed(property: string) {
  return (copies: unknown) =>
    !Array.isArray(copies) || copies.every((copy: Record<string, unknown>) => isCustomerKey(copy[property]));
}
