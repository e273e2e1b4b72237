import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import type { QuarantineEntry } from "../../contracts/quarantine";
import type { NewObject } from "./objects";

/** A record to quarantine: its bytes, and the row of the index that points at them. */
export interface Quarantined {
  object: NewObject;
  row: QuarantineEntry;
}

/** Largest number of DynamoDB, to the digit a number here has; a record may claim a schema version beyond it. */
const LARGEST = 9.9e125;

/**
 * The verb that quarantines a record: the bytes first, then the row that points at them, so that no row points at
 * nothing. Both keys follow from the record's place; a row that stands is left as it is, because an operator may have
 * closed it by the time a batch comes again. Without an object there is the row alone. Needs `s3:PutObject` and `dynamodb:PutItem`.
 */
export function quarantineWriter(
  table: string,
  client: DynamoDBClient,
  putObject: (object: NewObject) => Promise<unknown>,
) {
  return async ({ object, row }: Pick<Quarantined, "row"> & Partial<Quarantined>): Promise<void> => {
    if (object) await putObject(object);
    const Item = Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        typeof value === "number" ? { N: String(Math.min(value, LARGEST)) } : { S: value as string },
      ]),
    );
    try {
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item,
          ConditionExpression: "attribute_not_exists(quarantine_id)",
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  };
}
