import {
  type DynamoDBClient,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { RETENTION } from "../../contracts/retention";
import { expiresAt } from "../shared/expiry";
import type { Kind } from "./core";

/** How often functions may act by themselves before a person has to look. */
export interface RemediationLimits {
  /** Times that one resource is mended within a day, UTC: who has to be mended again and again has somebody against it. */
  perResourceAndDay: number;
  /** Resources of one kind that are mended within an hour: more at once are no mishap. */
  perHour: number;
}

/** Asks to mend a resource; counts it where it is allowed. */
export type Guard = (kind: Kind, resourceId: string) => Promise<"allowed" | "refused_loop" | "refused_rate">;

/** Tries of a transaction that met another one. */
const TRIES = 5;

/**
 * Both guards in one transaction: two counters that rise together or not at all, however many functions ask at once.
 * An attempt counts, whether or not it mends anything. Windows begin at midnight and with the hour, so that across the
 * edge of two there may be twice as many. Needs `dynamodb:UpdateItem` on the table.
 */
export function countingGuard(
  table: string,
  limits: RemediationLimits,
  client: DynamoDBClient,
  now: () => number = Date.now,
): Guard {
  return async (kind, resourceId) => {
    const at = new Date(now()).toISOString();
    const counted = [
      { id: `${kind}#${resourceId}#${at.slice(0, 10)}`, most: limits.perResourceAndDay },
      { id: `${kind}#${at.slice(0, 13)}`, most: limits.perHour },
    ];
    const expires = String(expiresAt(RETENTION.remediations.tableTtl, now()));
    const TransactItems = counted.map(({ id, most }) => ({
      Update: {
        TableName: table,
        Key: { window_id: { S: id } },
        UpdateExpression: "SET expires_at = :expires ADD attempts :one",
        ConditionExpression: "attribute_not_exists(attempts) OR attempts < :most",
        ExpressionAttributeValues: {
          ":one": { N: "1" },
          ":most": { N: String(most) },
          ":expires": { N: expires },
        },
      },
    }));
    for (let attempt = 1; ; attempt++) {
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems }));
        return "allowed";
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        const refused = error.CancellationReasons?.map(({ Code }) => Code === "ConditionalCheckFailed") ?? [];
        if (refused[0]) return "refused_loop";
        if (refused[1]) return "refused_rate";
        if (attempt >= TRIES) throw error;
      }
    }
  };
}
