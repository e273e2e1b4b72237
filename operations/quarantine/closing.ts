import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import type { ClosedState } from "../../contracts/quarantine";

export interface Closing {
  state: ClosedState;
  /** ISO 8601. */
  closed_at: string;
  operation: string;
  /** Place of the event that took its place. */
  replayed_as?: string;
}

/** Closes one row by a conditional update; see `QuarantineIndex.close`. */
export async function close(
  client: DynamoDBClient,
  table: string,
  id: string,
  change: Closing,
  from: readonly ("open" | ClosedState)[],
): Promise<boolean> {
  const fields = Object.entries(change).filter(([, value]) => value !== undefined);
  const closed = from.filter((state) => state !== "open");
  const allowed = [
    ...(from.includes("open") ? ["attribute_not_exists(#state)"] : []),
    ...closed.map((state) => `#state = :from_${state}`),
  ];
  try {
    await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: { quarantine_id: { S: id } },
        UpdateExpression: `SET ${fields.map(([name]) => `#${name} = :${name}`).join(", ")}`,
        ConditionExpression: `attribute_exists(quarantine_id) AND (${allowed.join(" OR ")})`,
        ExpressionAttributeNames: Object.fromEntries(fields.map(([name]) => [`#${name}`, name])),
        ExpressionAttributeValues: {
          ...Object.fromEntries(fields.map(([name, value]) => [`:${name}`, { S: String(value) }])),
          ...Object.fromEntries(closed.map((state) => [`:from_${state}`, { S: state }])),
        },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Counts one return of one row; see `QuarantineIndex.countReturn`. */
export async function countReturn(client: DynamoDBClient, table: string, id: string): Promise<void> {
  await client.send(
    new UpdateItemCommand({
      TableName: table,
      Key: { quarantine_id: { S: id } },
      UpdateExpression: "ADD #returned :one",
      ConditionExpression: "attribute_exists(quarantine_id)",
      ExpressionAttributeNames: { "#returned": "returned" },
      ExpressionAttributeValues: { ":one": { N: "1" } },
    }),
  );
}
