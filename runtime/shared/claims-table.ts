import {
  type CancellationReason,
  type DynamoDBClient,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { RETENTION } from "../../contracts/retention";
import type { Claim, Refusal } from "./claims";
import { expiresAt } from "./expiry";

/**
 * The verb that writes claims to the table of claims: all of them or none, each only where its id is free.
 * Needs `dynamodb:PutItem` on the table (`TransactWriteItems` is authorised by the actions inside it).
 */
export function claimWriter(table: string, client: DynamoDBClient, now: () => number = Date.now) {
  return async (claims: readonly Claim[]): Promise<readonly Refusal[]> => {
    const expires = { N: String(expiresAt(RETENTION["event-claims"].tableTtl, now())) };
    try {
      await client.send(
        new TransactWriteItemsCommand({
          TransactItems: claims.map(({ id, owner }) => ({
            Put: {
              TableName: table,
              Item: { claim_id: { S: id }, owner: { S: owner }, expires_at: expires },
              ConditionExpression: "attribute_not_exists(claim_id)",
              ReturnValuesOnConditionCheckFailure: "ALL_OLD",
            },
          })),
        }),
      );
      return [];
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const refusals = (error.CancellationReasons ?? []).flatMap((reason, at) => refusal(claims[at], reason));
      if (refusals.length === 0) throw error;
      return refusals;
    }
  };
}

const REPEATABLE = ["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"];

function refusal(claim: Claim | undefined, { Code, Item }: CancellationReason): Refusal[] {
  if (!claim) return [];
  if (Code === "ConditionalCheckFailed") {
    const heldBy = Item?.["owner"]?.S;
    // Without the owner a retry cannot be told from a repeat: better fail and retry than drop an event.
    if (heldBy === undefined) throw new Error("A claim was refused without saying who holds it.");
    return [{ claim, heldBy }];
  }
  return REPEATABLE.includes(Code ?? "") ? [{ claim }] : [];
}
