import { type KinesisClient, PutRecordCommand } from "@aws-sdk/client-kinesis";
import type { EventOf } from "../../contracts/events/event";

/** The verb that puts an entry on its way to the audit trail. Needs `kinesis:PutRecord` and the use of the stream's key. */
export function auditWriter(stream: string, client: KinesisClient) {
  return async (event: EventOf<"audit.event.logged">): Promise<void> => {
    await client.send(
      new PutRecordCommand({
        StreamName: stream,
        PartitionKey: event.event_id,
        Data: Buffer.from(JSON.stringify(event)),
      }),
    );
  };
}
