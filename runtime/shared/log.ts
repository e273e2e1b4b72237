/** Values a log line may hold: counts, codes, resource names and sequence numbers; never content of an event. */
export type LogFields = Record<string, string | number | boolean | undefined | Record<string, number>>;

export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** One metric line in CloudWatch's embedded metric format; `dimensions` and `counts` become metrics of `strata`. */
  metrics(dimensions: Record<string, string>, counts: Record<string, number>): void;
}

/** Writes one JSON object a line to stdout, past the patched console: Lambda passes such lines on as they are. */
export function createLog(
  base: LogFields,
  write: (line: string) => void = (line) => void process.stdout.write(`${line}\n`),
  now: () => number = Date.now,
): Log {
  const at =
    (level: string) =>
    (event: string, fields: LogFields = {}) =>
      write(JSON.stringify({ level, timestamp: new Date(now()).toISOString(), event, ...base, ...fields }));
  return {
    info: at("INFO"),
    warn: at("WARN"),
    error: at("ERROR"),
    metrics: (dimensions, counts) =>
      write(
        JSON.stringify({
          _aws: {
            Timestamp: now(),
            CloudWatchMetrics: [
              {
                Namespace: "strata",
                Dimensions: [Object.keys(dimensions)],
                Metrics: Object.keys(counts).map((Name) => ({ Name, Unit: "Count" })),
              },
            ],
          },
          ...dimensions,
          ...counts,
        }),
      ),
  };
}
