import type { SQSEvent } from "aws-lambda";
import type { StoreReason } from "../../../contracts/quarantine";
import { createLog } from "../../../runtime/shared/log";
import type { StoreQuarantine } from "../../../runtime/shared/store-quarantine";
import { PATIENCE, type Patience } from "../../../runtime/stores/shared/patience";
import { message, sqsEvent } from "../../runtime/support/recorders";

type Handler = (batch: SQSEvent) => Promise<{ batchItemFailures: readonly { itemIdentifier: string }[] }>;

/** What a recorder of one store needs beside its store, and what it quarantined and logged with it. */
export function recording(patience: Patience = PATIENCE) {
  const refused: { event_id: string; reason: StoreReason; pointer: string | undefined }[] = [];
  const logged: string[] = [];
  const quarantine: StoreQuarantine = async ({ event_id }, { reason, pointer }) =>
    void refused.push({ event_id, reason, pointer });
  return {
    refused,
    logged,
    deps: {
      quarantine,
      readObject: async () => Buffer.from(""),
      patience,
      now: Date.now,
      log: createLog({}, (line) => void logged.push(line)),
    },
    settings: { claimCheckBucket: "claim-checks" },
  };
}

/** Hands events to a recorder as its queue does, and tells which of them it did not deal with. */
export function recordWith<Event>(handler: Handler): (...events: Event[]) => Promise<Event[]> {
  return async (...events) => {
    const { batchItemFailures } = await handler(sqsEvent(...events.map((each) => message(each))));
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    return events.filter((_, at) => failed.has(`m${at}`));
  };
}
