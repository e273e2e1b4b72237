import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { RETENTION } from "../../contracts/retention";

const DAY_MS = 86_400_000;

/** What stands after a key was destroyed: that it was, when, and by which operation. */
export interface Tombstone {
  destroyedAt: string;
  operation: string;
  /** Whether it was destroyed by this call. */
  fresh: boolean;
}

/**
 * Destroys a subject's key: removes what is wrapped and leaves a tombstone, also where there was no key yet, so that no
 * new one is made. Workers that remember the key forget it within five minutes. The tombstone ends when the last content
 * under the key would have.
 *
 * @param now milliseconds since the epoch
 */
export async function destroyKey(
  client: DynamoDBClient,
  table: string,
  subject: string,
  { operation, now }: { operation: string; now: number },
): Promise<Tombstone> {
  const destroyedAt = new Date(now).toISOString();
  try {
    await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: { subject: { S: subject } },
        UpdateExpression:
          "SET destroyed_at = :at, #operation = :operation, expires_at = :until REMOVE wrapped_key, wrapping_key, generation",
        ConditionExpression: "attribute_not_exists(destroyed_at)",
        ExpressionAttributeNames: { "#operation": "operation" },
        ExpressionAttributeValues: {
          ":at": { S: destroyedAt },
          ":operation": { S: operation },
          ":until": { N: String(Math.floor((now + RETENTION["subject-keys"].tableTtl * DAY_MS) / 1_000)) },
        },
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      }),
    );
    return { destroyedAt, operation, fresh: true };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return { ...tombstoneOf(error.Item), fresh: false };
  }
}

function tombstoneOf(item: Record<string, AttributeValue> | undefined) {
  return { destroyedAt: item?.["destroyed_at"]?.S ?? "", operation: item?.["operation"]?.S ?? "" };
}
