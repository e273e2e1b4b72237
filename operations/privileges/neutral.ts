/**
 * A name or ARN without what differs between two deployments of one stack: account, the suffix that Pulumi gives names,
 * ids of keys, secrets and proxies, and the time of a table's stream. So a key stands for every key (what is granted on
 * two keys counts as one), and a log group for its streams.
 */
export function neutral(text: string): string {
  return text
    .replace(/:\d{12}:/g, "::")
    .replace(/(:secret:(?:rds!(?:cluster|db)|.*-[0-9a-f]{7}))-[^:]+$/, "$1")
    .replace(/-[a-z]+-[0-9a-f]{7}(?![0-9a-z-])/g, "")
    .replace(/:(prx|db|cluster)-[0-9a-zA-Z]+\//, ":$1-*/")
    .replace(/:key\/[0-9a-f-]{36}$/, ":key/*")
    .replace(/\/stream\/[^/]+$/, "/stream/*")
    .replace(/(:log-group:[^:]+):(\*|log-stream:.*)$/, "$1");
}
