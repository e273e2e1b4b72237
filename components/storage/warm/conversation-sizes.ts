/** Port of the cluster. */
export const PORT = 27_017;

/** Sizes of an environment. Prices are list prices of us-east-1, dollars a month, rounded. */
export const SIZES = {
  // One instance 55; a new one takes its place within ten minutes when it fails.
  dev: { instanceClass: "db.t4g.medium", instances: 1 },
  // A primary and two replicas, one in each zone, 190 each.
  prod: { instanceClass: "db.r6g.large", instances: 3 },
} as const;

/** Logs that go to CloudWatch. */
export const EXPORTED_LOGS = ["audit", "profiler"] as const;

/** A function that keeps rollups may be away this long before changes are lost to it: the longest the service offers. */
const CHANGE_STREAM_SECONDS = 7 * 86_400;

/**
 * Settings of the engine. The audit log tells logins and changes of users, collections and indexes, not what was read
 * or written: that would put keys of documents into a log. The profiler tells calls of half a second and more.
 */
export const PARAMETERS: { name: string; value: string }[] = [
  { name: "tls", value: "enabled" },
  { name: "ttl_monitor", value: "enabled" },
  { name: "audit_logs", value: "enabled" },
  { name: "profiler", value: "enabled" },
  { name: "profiler_threshold_ms", value: "500" },
  { name: "change_stream_log_retention_duration", value: String(CHANGE_STREAM_SECONDS) },
];
