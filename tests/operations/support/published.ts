import { type DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { Sent } from "../../../operations/quarantine/fate";
import { TABLES } from "../../runtime/support/world";

/** A published chat message at a place of the stream `chat`. */
export function sentAs(eventId: string, sequence: string): Sent {
  return { eventId, topic: "chat.message.sent", stream: "chat", shard: "shard-1", sequence };
}

/** Claims an event as the event processor does. */
export async function claim(dynamo: DynamoDBClient, eventId: string, owner: string): Promise<void> {
  const Item = { claim_id: { S: `ingest#${eventId}` }, owner: { S: owner } };
  await dynamo.send(new PutItemCommand({ TableName: TABLES.claims, Item }));
}
