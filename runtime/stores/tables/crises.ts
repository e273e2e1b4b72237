import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { NO_SCHOOL } from "../../../contracts/tables";
import { type Page, type PageOptions, queryPage } from "./pages";

/** A crisis as the table has it. */
export interface Crisis {
  student_id_hash: string;
  /** `<ISO time>#<event_id>`: with the hash, the key. */
  timestamp: string;
  event_id: string;
  session_id: string;
  risk_level: string;
  requires_human_intervention: boolean;
  school_id?: string;
  trigger_keywords?: string[];
  /** School it is open in; absent once it is closed. */
  open_in?: string;
  closed_at?: string;
  closed_by?: string;
}

/** Questions to `crisis_events`; docs/access-patterns.md. Newest first, all of them. */
export function crisisQueries(table: string, client: DynamoDBClient) {
  const ask = async (partition: Parameters<typeof queryPage>[2], options?: PageOptions) => {
    const page = await queryPage(client, table, partition, options);
    return { ...page, items: page.items.map(crisisOf) } satisfies Page<Crisis>;
  };
  return {
    /** Of one student, all of them or those of a time. */
    ofStudent: (studentIdHash: string, options?: PageOptions) =>
      ask({ key: "student_id_hash", value: studentIdHash }, options),
    /** Of all students on one day, `YYYY-MM-DD` in UTC. */
    ofDay: (day: string, options?: PageOptions) => ask({ index: "by-day", key: "day", value: day }, options),
    /** Those of a school that somebody still has to act on; without a school those that name none. */
    open: (schoolId: string = NO_SCHOOL, options?: PageOptions) =>
      ask({ index: "open", key: "open_in", value: schoolId }, options),
  };
}

/**
 * The verb that closes a crisis: it leaves the index of open ones, and the item says who closed it and when. Needs
 * `dynamodb:UpdateItem`.
 *
 * @returns whether it was open
 */
export function crisisCloser(table: string, client: DynamoDBClient, now: () => number = Date.now) {
  return async (
    { student_id_hash, timestamp }: Pick<Crisis, "student_id_hash" | "timestamp">,
    closedBy: string,
  ) => {
    try {
      await client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: { student_id_hash: { S: student_id_hash }, timestamp: { S: timestamp } },
          UpdateExpression: "REMOVE #open SET #at = :at, #by = :by",
          ConditionExpression: "attribute_exists(#open)",
          ExpressionAttributeNames: { "#open": "open_in", "#at": "closed_at", "#by": "closed_by" },
          ExpressionAttributeValues: { ":at": { S: new Date(now()).toISOString() }, ":by": { S: closedBy } },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
}

function crisisOf(item: Record<string, AttributeValue>): Crisis {
  const text = (name: string) => item[name]?.S ?? "";
  const optional = (name: string) => (item[name]?.S === undefined ? {} : { [name]: item[name].S });
  return {
    student_id_hash: text("student_id_hash"),
    timestamp: text("timestamp"),
    event_id: text("event_id"),
    session_id: text("session_id"),
    risk_level: text("risk_level"),
    requires_human_intervention: item["requires_human_intervention"]?.BOOL ?? false,
    ...optional("school_id"),
    ...(item["trigger_keywords"]?.L && {
      trigger_keywords: item["trigger_keywords"].L.map(({ S }) => S ?? ""),
    }),
    ...optional("open_in"),
    ...optional("closed_at"),
    ...optional("closed_by"),
  };
}
