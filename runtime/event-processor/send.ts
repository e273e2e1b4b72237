import { settleAll } from "../shared/batches";
import type { LogEntry } from "./application-log";
import type { SourceRecord } from "./core";
import type { EventProcessorDeps } from "./deps";
import type { Failures } from "./failures";
import type { Paths } from "./paths";

const S3_WIDTH = 8;

/** Sends planned events down every path. Content put aside goes first, so that no reference points at nothing. */
export async function send(
  planned: readonly Paths[],
  retried: ReadonlySet<SourceRecord>,
  logStream: (shard: string) => string,
  deps: EventProcessorDeps,
  failures: Failures,
): Promise<void> {
  const objects = planned.flatMap(({ record, objects }) => objects.map((object) => ({ record, object })));
  const outcomes = await settleAll(objects, S3_WIDTH, ({ object }) => deps.putObject(object));
  outcomes.forEach((outcome, at) => {
    const item = objects[at];
    if (item && outcome.status === "rejected") failures.add("claim-check", [item.record], outcome.reason);
  });
  const ready = planned.filter(({ record }) => !failures.has(record));
  const path = async (step: string, work: () => Promise<SourceRecord[]>) => {
    try {
      const refused = await work();
      if (refused.length > 0) failures.add(step, refused);
    } catch (error) {
      failures.add(
        step,
        ready.map(({ record }) => record),
        error,
      );
    }
  };
  const lines = (which: "interaction" | "application") =>
    ready.map((item) => ({ key: item.record, bytes: item[which] }));
  await Promise.all([
    path("interaction", () => deps.writeInteractions(lines("interaction"))),
    path("application", () => deps.writeApplications(lines("application"))),
    path("application-log", async () => {
      for (const shard of new Set(ready.map(({ record }) => record.shard))) {
        const items = ready.filter(({ record }) => record.shard === shard);
        const entries = items.map(
          ({ record, eventId, logMessage }): LogEntry => ({
            eventId,
            at: record.arrivedAt,
            message: logMessage,
            retried: retried.has(record),
          }),
        );
        await deps.writeLogs(logStream(shard), entries);
      }
      return [];
    }),
    path("bus", () =>
      deps.publish(
        ready.map(({ record, eventType, busDetail }) => ({ key: record, eventType, detail: busDetail })),
      ),
    ),
  ]);
}
