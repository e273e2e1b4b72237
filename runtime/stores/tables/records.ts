import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type PageOptions, queryPage } from "./pages";

/** Questions to `notification_logs`. Newest first. */
export function notificationQueries(table: string, client: DynamoDBClient) {
  return {
    /** What was sent about one student. */
    ofStudent: (studentIdHash: string, options?: PageOptions) =>
      queryPage(
        client,
        table,
        { index: "by-student", key: "student_id_hash", value: studentIdHash },
        options,
      ),
  };
}

/** Questions to `audit_trail`, whose last two years stand in the table. Newest first. */
export function auditQueries(table: string, client: DynamoDBClient) {
  return {
    /** What was done to one record. */
    ofEntity: (entityId: string, options?: PageOptions) =>
      queryPage(client, table, { key: "entity_id", value: entityId }, options),
    /** What one person or service did. */
    byActor: (actorId: string, options?: PageOptions) =>
      queryPage(client, table, { index: "by-actor", key: "actor_id", value: actorId }, options),
  };
}
