import { createHmac } from "node:crypto";
import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import type { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import type { FirehoseClient } from "@aws-sdk/client-firehose";
import { logWriter } from "../../runtime/event-processor/application-log";
import { busWriter } from "../../runtime/event-processor/bus";
import { lineWriter } from "../../runtime/event-processor/delivery";
import { createEventProcessorHandler } from "../../runtime/event-processor/handler";
import { createRedactor } from "../../runtime/redaction";
import { claimAll } from "../../runtime/shared/claims";
import { createLog } from "../../runtime/shared/log";

const KEY = Buffer.alloc(32, 7);
const pseudonymize = (studentId: string) => createHmac("sha256", KEY).update(studentId, "utf8").digest("hex");

/** A client whose every call succeeds at once. */
const client = <C>(answer: (input: { Records?: unknown[]; Entries?: unknown[] }) => object) =>
  ({ send: async ({ input }: { input: object }) => answer(input) }) as unknown as C;

/**
 * The whole event processor, its writers included, over services that take everything at once: what is left is the time
 * its own code takes. Nothing is kept between invocations.
 */
export function processorInMemory() {
  const redactor = createRedactor({ pseudonymize });
  const firehose = client<FirehoseClient>(({ Records = [] }) => ({
    RequestResponses: Records.map(() => ({ RecordId: "r" })),
  }));
  const bus = client<EventBridgeClient>(({ Entries = [] }) => ({
    Entries: Entries.map(() => ({ EventId: "e" })),
  }));
  const logs = client<CloudWatchLogsClient>(() => ({}));
  return createEventProcessorHandler(
    {
      claim: (wanted) => claimAll(wanted, async () => []),
      quarantine: async () => undefined,
      putObject: async () => undefined,
      redaction: async () => (event) => redactor.redactEvent(event).event,
      writeInteractions: lineWriter("interactions", firehose),
      writeApplications: lineWriter("applications", firehose),
      writeLogs: logWriter("application", { client: logs, once: logs }),
      publish: busWriter("bus", bus),
      now: Date.now,
      log: createLog({}, () => undefined),
    },
    {
      topic: "chat.message.sent",
      quarantineBucket: "quarantine",
      interactionBucket: "interactions",
      claimCheckBucket: "claim-checks",
    },
  );
}
