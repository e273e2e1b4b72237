import { type AttributeValue, type DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";

/** One item of the table of keys, without the key. */
export interface KeyItem {
  subject: string;
  state: "living" | "destroyed";
  /** Generation of its wrapping key; absent once it is destroyed. */
  generation?: number;
  createdAt?: string;
  destroyedAt?: string;
  /** Operation that destroyed it. */
  operation?: string;
  /** ISO 8601: when it ends of itself. */
  expiresAt: string;
}

/** Every item of the table, page by page, with what is wrapped. Needs `dynamodb:Scan`. */
export async function* keyItems(
  client: DynamoDBClient,
  table: string,
): AsyncGenerator<{ item: KeyItem; wrapped?: Uint8Array; wrappingKey?: string }> {
  for await (const page of paginateScan({ client }, { TableName: table, ConsistentRead: true }))
    for (const raw of page.Items ?? []) {
      const wrapped = raw["wrapped_key"]?.B;
      const wrappingKey = raw["wrapping_key"]?.S;
      yield { item: keyItem(raw), ...(wrapped && { wrapped }), ...(wrappingKey && { wrappingKey }) };
    }
}

export function keyItem(raw: Record<string, AttributeValue>): KeyItem {
  const { subject, generation, created_at, destroyed_at, operation, expires_at } = raw;
  return {
    subject: subject?.S ?? "",
    state: destroyed_at?.S ? "destroyed" : "living",
    ...(generation?.N && { generation: Number(generation.N) }),
    ...(created_at?.S && { createdAt: created_at.S }),
    ...(destroyed_at?.S && { destroyedAt: destroyed_at.S }),
    ...(operation?.S && { operation: operation.S }),
    expiresAt: new Date(Number(expires_at?.N ?? 0) * 1_000).toISOString(),
  };
}

/** Forms of a key's id: a `student_id_hash`, or the key of a month or day of what names nobody. */
export const SUBJECT = /^(?:[0-9a-f]{64}|none\/\d{4}-\d{2}|quarantine\/\d{4}-\d{2}-\d{2})$/;

export type SubjectKind = "students" | "months" | "days";

export function kindOf(subject: string): SubjectKind {
  if (subject.startsWith("none/")) return "months";
  return subject.startsWith("quarantine/") ? "days" : "students";
}
