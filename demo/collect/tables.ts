import {
  type AttributeValue,
  type DynamoDBClient,
  ListTablesCommand,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";

export type Item = Record<string, unknown>;

export async function tableNames(dynamodb: DynamoDBClient): Promise<string[]> {
  const names: string[] = [];
  let start: string | undefined;
  do {
    const page: { TableNames?: string[]; LastEvaluatedTableName?: string } = await dynamodb.send(
      new ListTablesCommand(start ? { ExclusiveStartTableName: start } : {}),
    );
    names.push(...(page.TableNames ?? []));
    start = page.LastEvaluatedTableName;
  } while (start);
  return names;
}

export async function* itemsOf(dynamodb: DynamoDBClient, table: string): AsyncGenerator<Item> {
  let start: Record<string, AttributeValue> | undefined;
  do {
    const page: {
      Items?: Record<string, AttributeValue>[];
      LastEvaluatedKey?: Record<string, AttributeValue>;
    } = await dynamodb.send(
      new ScanCommand({
        TableName: table,
        ConsistentRead: true,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    for (const item of page.Items ?? []) yield plainMap(item);
    start = page.LastEvaluatedKey;
  } while (start);
}

function plainMap(map: Record<string, AttributeValue>): Item {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, plain(value)]));
}

/** The JSON value of a DynamoDB attribute; binary becomes base64. */
function plain(value: AttributeValue): unknown {
  if (value.M) return plainMap(value.M);
  if (value.L) return value.L.map(plain);
  if (value.N !== undefined) return Number(value.N);
  if (value.NS) return value.NS.map(Number);
  if (value.B) return Buffer.from(value.B).toString("base64");
  if (value.BS) return value.BS.map((bytes) => Buffer.from(bytes).toString("base64"));
  if (value.NULL) return null;
  return value.S ?? value.SS ?? value.BOOL;
}
