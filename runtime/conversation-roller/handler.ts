import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { AnyBulkWriteOperation, Db } from "mongodb";
import { EVENT_COLLECTIONS, type RollupCollection, type RollupDocument } from "../../contracts/documents";
import { clientSettings } from "../shared/client";
import { createLog, type Log } from "../shared/log";
import { createDocuments, type DocumentsSettings, LIMITS } from "../stores/documents/connection";
import { mayPass } from "../stores/documents/failure";
import { secretReader } from "../stores/documents/secret";
import { patiently } from "../stores/shared/patience";
import {
  type Group,
  type Growth,
  groupsOf,
  planConversations,
  planSessions,
  sessionsOf,
  updateOf,
} from "./core";

export type ConversationRollerSettings = DocumentsSettings;

/** A batch of a change stream, as Lambda's event source for DocumentDB hands it over. */
export interface ChangeEvent {
  eventSource: "aws:docdb";
  eventSourceArn: string;
  events: { event: object }[];
}

export interface ConversationRollerDeps {
  /** Brings the rollups of some sessions up to date; safe to repeat. */
  roll(sessions: readonly string[]): Promise<{ rollups: number }>;
  log: Log;
}

/** Sessions that are counted in one query. */
const SESSIONS = 50;

/**
 * Keeps `conversations` and `sessions` from what is inserted into `messages` and `records`. What a session comes to is
 * counted anew from its events, so it does not matter how often or in which order changes arrive.
 *
 * @throws when the store does not answer: Lambda repeats the batch then
 */
export function createConversationRollerHandler({ roll, log }: ConversationRollerDeps) {
  return async ({ events }: ChangeEvent): Promise<{ rollups: number }> => {
    const { sessions, ignored } = sessionsOf(events);
    let rollups = 0;
    for (let from = 0; from < sessions.length; from += SESSIONS)
      rollups += (await roll(sessions.slice(from, from + SESSIONS))).rollups;
    log.metrics(
      { job: "conversation-roller" },
      { changes: events.length, ignored, sessions: sessions.length, rollups },
    );
    return { rollups };
  };
}

/** Cold-start wiring of the conversation roller: the only place that builds clients. */
export function conversationRollerFactory(settings: ConversationRollerSettings) {
  const secrets = new SecretsManagerClient(clientSettings(LIMITS.callMs));
  const documents = createDocuments(settings, secretReader(secrets, settings.secretArn));
  return createConversationRollerHandler({
    roll: (sessions) => patiently(() => documents.use((db) => rollSessions(db, sessions)), mayPass),
    log: createLog({ job: "conversation-roller" }),
  });
}

/** Counts the events of some sessions and lets their rollups grow to it. */
export async function rollSessions(db: Db, sessions: readonly string[]): Promise<{ rollups: number }> {
  const groups: Group[][] = [];
  for (const name of EVENT_COLLECTIONS) {
    const found = db.collection(name).aggregate<Group>(groupsOf(sessions), { maxTimeMS: LIMITS.callMs });
    groups.push(await found.toArray());
  }
  const plans: [RollupCollection, Growth[]][] = [
    ["conversations", planConversations(groups[0] ?? [])],
    ["sessions", planSessions(groups.flat())],
  ];
  let rollups = 0;
  for (const [name, growths] of plans) {
    if (growths.length === 0) continue;
    const updates = growths.map(updateOf) as AnyBulkWriteOperation<RollupDocument>[];
    await db.collection<RollupDocument>(name).bulkWrite(updates, { ordered: false });
    rollups += growths.length;
  }
  return { rollups };
}
