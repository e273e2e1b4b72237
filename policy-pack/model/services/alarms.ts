import { perStack } from "../stack/per-stack";
import type { Resource, Stack } from "../stack/stack";
import * as t from "../types/types";
import { isDeadLetterQueue } from "./dead-letters";
import { isStreamArn } from "./event-sources";

const VAULT = ["aws:backup/vault:Vault"];

/** Metrics of one resource whose alarms are missed where they are not, and the dimension that names it. */
interface Watched {
  namespace: string;
  metrics: readonly string[];
  dimension: string;
  /** What the dimension has to be; nothing where the resource has no name yet. */
  value: unknown;
}

type Needs = (resource: Resource, stack: Stack) => readonly Watched[];

const NODE_METRICS = ["CurrConnections", "EngineCPUUtilization", "Evictions"];
const INSTANCE_METRICS = ["CPUUtilization", "DatabaseConnections", "FreeStorageSpace"];
const CLUSTER_METRICS = [
  "CPUUtilization",
  "DatabaseConnections",
  "DBClusterReplicaLagMaximum",
  "FreeLocalStorage",
];
const DOMAIN_METRICS = ["red", "yellow"].map((colour) => `ClusterStatus.${colour}`);
const DOMAIN_LIMITS = [
  "CPUUtilization",
  "ClusterIndexWritesBlocked",
  "FreeStorageSpace",
  "JVMMemoryPressure",
];
const ENDS = ["ExecutionsAborted", "ExecutionsFailed", "ExecutionsTimedOut"];

/** What each kind of part can fail by without anybody else saying so. */
const NEEDS: readonly (readonly [types: readonly string[], needs: Needs])[] = [
  [t.LAMBDA, functionNeeds],
  [
    t.QUEUE,
    (queue, stack) =>
      isDeadLetterQueue(queue, stack)
        ? by("AWS/SQS", ["ApproximateNumberOfMessagesVisible"], "QueueName", queue.props["name"])
        : [],
  ],
  [
    t.DELIVERY_STREAM,
    ({ props }) => by("AWS/Firehose", ["DeliveryToS3.DataFreshness"], "DeliveryStreamName", props["name"]),
  ],
  // A schedule's own failures end in the queue of its target.
  [
    t.EVENT_RULE,
    ({ props }) =>
      (props["eventBusName"] ?? "default") === "default"
        ? []
        : by("AWS/Events", ["FailedInvocations"], "RuleName", props["name"]),
  ],
  [t.CACHE, cacheNeeds],
  [
    t.DATABASE,
    ({ props }) =>
      by(
        "AWS/RDS",
        props["replicateSourceDb"] ? [...INSTANCE_METRICS, "ReplicaLag"] : INSTANCE_METRICS,
        "DBInstanceIdentifier",
        props["identifier"],
      ),
  ],
  [
    t.DOCUMENTS,
    ({ props }) => by("AWS/DocDB", CLUSTER_METRICS, "DBClusterIdentifier", props["clusterIdentifier"]),
  ],
  [
    t.SEARCH_DOMAIN,
    ({ props }) => by("AWS/ES", [...DOMAIN_METRICS, ...DOMAIN_LIMITS], "DomainName", props["domainName"]),
  ],
  [
    VAULT,
    ({ props }) =>
      by(
        "AWS/Backup",
        ["NumberOfBackupJobsFailed", "NumberOfBackupJobsExpired"],
        "BackupVaultName",
        props["name"],
      ),
  ],
  [
    t.BUCKET_REPLICATION,
    ({ props }) => by("AWS/S3", ["OperationsFailedReplication"], "SourceBucket", props["bucket"]),
  ],
  [t.STATE_MACHINE, ({ props }) => by("AWS/States", ENDS, "StateMachineArn", props["arn"])],
];

/** Types of the parts that need alarms. */
export const WATCHED_TYPES = NEEDS.flatMap(([types]) => types);

/** Metrics of a resource that no alarm of the stack watches. */
export function unwatched(resource: Resource, stack: Stack): string[] {
  const needs = NEEDS.find(([types]) => types.includes(resource.type))?.[1](resource, stack) ?? [];
  const watched = watchedMetrics(stack);
  return needs.flatMap(({ namespace, metrics, dimension, value }) =>
    metrics
      .filter((metric) => !watched.has(`${namespace} ${metric} ${dimension}=${value}`))
      .map((metric) => `${namespace} ${metric} of ${value}`),
  );
}

const watchedMetrics = perStack(
  (stack): ReadonlySet<string> =>
    new Set(
      stack.ofType(t.ALARM).flatMap(({ props }) => {
        const { namespace, metricName, dimensions = {} } = props;
        return Object.entries(dimensions).map(([key, value]) => `${namespace} ${metricName} ${key}=${value}`);
      }),
    ),
);

function by(namespace: string, metrics: readonly string[], dimension: string, value: unknown): Watched[] {
  return typeof value === "string" && value !== "" ? [{ namespace, metrics, dimension, value }] : [];
}

/** Who reads a stream can also fall behind it. */
function functionNeeds(subject: Resource, stack: Stack): Watched[] {
  const behind = stack
    .attachedTo(subject, "functionName", t.EVENT_SOURCE_MAPPING)
    .some(({ props }) => isStreamArn(props["eventSourceArn"]));
  const metrics = behind ? ["Errors", "IteratorAge"] : ["Errors"];
  return by("AWS/Lambda", metrics, "FunctionName", subject.props["name"]);
}

/** Redis has its metrics by node: `<group>-001` and so on. */
function cacheNeeds({ props }: Resource): Watched[] {
  const count = Number(props["numCacheClusters"] ?? 1);
  const metrics = count > 1 ? [...NODE_METRICS, "ReplicationLag"] : NODE_METRICS;
  const group = props["replicationGroupId"];
  if (group === undefined) return [];
  return Array.from({ length: count }, (_, at) => `${group}-${String(at + 1).padStart(3, "0")}`).flatMap(
    (node) => by("AWS/ElastiCache", metrics, "CacheClusterId", node),
  );
}
