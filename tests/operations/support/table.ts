import { BatchWriteItemCommand, CreateTableCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { QuarantineEntry } from "../../../contracts/quarantine";

export const TABLE = "index-by-reason";

/** Makes an empty index as the component makes it. */
export async function createIndex(dynamo: DynamoDBClient): Promise<void> {
  const key = (AttributeName: string, KeyType: "HASH" | "RANGE") => ({ AttributeName, KeyType });
  await dynamo.send(
    new CreateTableCommand({
      TableName: TABLE,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: ["quarantine_id", "reason", "quarantined_at"].map((AttributeName) => ({
        AttributeName,
        AttributeType: "S",
      })),
      KeySchema: [key("quarantine_id", "HASH")],
      GlobalSecondaryIndexes: [
        {
          IndexName: "by-reason",
          KeySchema: [key("reason", "HASH"), key("quarantined_at", "RANGE")],
          Projection: { ProjectionType: "ALL" },
        },
      ],
    }),
  );
}

export async function putAll(dynamo: DynamoDBClient, entries: readonly QuarantineEntry[]): Promise<void> {
  for (let from = 0; from < entries.length; from += 25) {
    const requests = entries.slice(from, from + 25).map((each) => ({
      PutRequest: {
        Item: Object.fromEntries(
          Object.entries(each).map(([name, value]) => [
            name,
            typeof value === "number" ? { N: String(value) } : { S: String(value) },
          ]),
        ),
      },
    }));
    await dynamo.send(new BatchWriteItemCommand({ RequestItems: { [TABLE]: requests } }));
  }
}
