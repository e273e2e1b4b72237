import { PutLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { log } from "../log";
import type { Definition } from "../model";
import type { Clients } from "./clients";
import { type Failure, failureOf } from "./failure";

/** The same error of a stream is written at most this often. */
const QUIET_MS = 60_000;

/**
 * Writes delivery errors to the log stream that a destination names, with the stream's role, as Firehose does.
 * Source: "Monitor with CloudWatch Logs" of the Firehose guide. It never fails: what it cannot write stands in the
 * process's own log.
 */
export function createErrorLog(clients: Clients) {
  const written = new Map<string, number>();

  return async (
    definition: Definition,
    errorCode: string,
    { message }: Pick<Failure, "message">,
  ): Promise<void> => {
    const { CloudWatchLoggingOptions: options, BucketARN: destination } = definition.destination;
    const key = `${definition.arn} ${errorCode}`;
    if (!options?.Enabled || (written.get(key) ?? 0) > Date.now() - QUIET_MS) return;
    written.set(key, Date.now());
    const event = {
      deliveryStreamARN: definition.arn,
      destination,
      deliveryStreamVersionId: definition.version,
      message,
      errorCode,
    };
    try {
      await clients.call(definition, ({ logs }) =>
        logs.send(
          new PutLogEventsCommand({
            logGroupName: options.LogGroupName,
            logStreamName: options.LogStreamName,
            logEvents: [{ timestamp: Date.now(), message: JSON.stringify(event) }],
          }),
        ),
      );
    } catch (error) {
      const failure = failureOf(error);
      const { name: stream } = definition;
      log("warn", "could not write to the error log", {
        stream,
        reason: failure.message,
        action: failure.deniedAction,
      });
    }
  };
}

export type ErrorLog = ReturnType<typeof createErrorLog>;
