import { settleAll } from "../shared/batches";
import type { LogEntry } from "./application-log";
import type { Paths, SourceRecord } from "./core";
import type { EventProcessorDeps } from "./deps";
import type { Failures } from "./failures";

const S3_WIDTH = 8;

/** Sends planned events down every path. Content put aside goes first, so that no reference points at nothing. */
export async function send(
  planned: readonly Paths[],
  retried: ReadonlySet<SourceRecord>,
  logStream: (record: SourceRecord) => string,
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
      const entry = ({ record, eventId, logMessage }: Paths): LogEntry => ({
        eventId,
        at: record.arrivedAt,
        message: logMessage,
        retried: retried.has(record),
      });
      for (const stream of new Set(ready.map(({ record }) => logStream(record)))) {
        await deps.writeLogs(stream, ready.filter(({ record }) => logStream(record) === stream).map(entry));
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
