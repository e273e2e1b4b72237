import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { AuditTrail } from "../audit/audit-trail";
import type { Operation } from "../operation";
import { destroyKey, type Tombstone } from "./destroy";

export interface EraseDeps {
  dynamodb: DynamoDBClient;
  table: string;
  audit: AuditTrail;
}

/** Name of a subject in the audit trail. */
export function subjectEntity(subject: string): string {
  return `subject/${subject}`;
}

/**
 * Destroys a subject's key and writes down that it did. The key goes first; the entry carries the operation that stands
 * in the tombstone, so that a run that ended in between is finished by the next one and the trail says it once.
 *
 * @param because the reason given, for the audit trail; redacted there like free text
 * @throws AuditRefused when the key is destroyed and the trail did not take it
 */
export async function eraseSubject(
  subject: string,
  { dynamodb, table, audit }: EraseDeps,
  { id, actor, now }: Operation,
  because: string,
): Promise<Tombstone> {
  const tombstone = await destroyKey(dynamodb, table, subject, { operation: id, now: now() });
  await audit([
    {
      operation: tombstone.operation,
      action: "subject-keys.destroy",
      entity: subjectEntity(subject),
      actor,
      outcome: "success",
      details: { because, destroyed_at: tombstone.destroyedAt },
    },
  ]);
  return tombstone;
}
