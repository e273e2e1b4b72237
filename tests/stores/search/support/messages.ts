import { createHash } from "node:crypto";
import { lexicalEmbedder } from "../../../../runtime/embedding/lexical";
import { type IndexDeps, indexEvents } from "../../../../runtime/search-indexer/index-events";
import type { Consumed } from "../../../../runtime/shared/consumer";
import type { StoreRefusal } from "../../../../runtime/shared/store-quarantine";
import { putDocuments } from "../../../../runtime/stores/search/bulk";
import type { Search } from "../../../../runtime/stores/search/client";
import { readiness } from "../../../../runtime/stores/search/readiness";
import { eventId } from "./store";

type Any = Parameters<typeof indexEvents>[0][number];

export const hashOf = (student: string) => createHash("sha256").update(student).digest("hex");

/** A redacted chat message as the bus brings it. */
export function chat(
  student: string,
  message: string,
  data: Record<string, unknown> = {},
  envelope: Record<string, unknown> = {},
): Any {
  const id = eventId();
  const event = {
    event_id: id,
    event_type: "chat.message.sent",
    timestamp: new Date().toISOString(),
    source: "chat-service",
    data: {
      student_id_hash: hashOf(student),
      school_id: "school-1",
      session_id: `sess-${student}`,
      message_id: `msg-${id}`,
      role: "student",
      message,
      safety_scan: { risk_level: "LOW", keywords_matched: [] },
      ...data,
    },
    ...envelope,
  };
  return { event } as unknown as Any;
}

/** Any other event. */
export function plain(event_type: string, data: object, envelope: object = {}): Any {
  const event = {
    event_id: eventId(),
    event_type,
    timestamp: new Date().toISOString(),
    source: "tests",
    data,
    ...envelope,
  };
  return { event } as unknown as Any;
}

/** What the quarantine was told. */
export type Refused = { event: Consumed<never>["event"] | object; refusal: StoreRefusal };

/** The indexer over a store, with the lexical embedder; `parts` replaces what a test is about. */
export function indexer(search: Search, refused: Refused[] = [], parts: Partial<IndexDeps> = {}) {
  const deps: IndexDeps = {
    ready: readiness(search),
    embedder: lexicalEmbedder(),
    put: (documents) => putDocuments(search, documents),
    quarantine: async (event, refusal) => void refused.push({ event, refusal }),
    now: Date.now,
    ...parts,
  };
  return (...consumed: Any[]) => indexEvents(consumed, deps);
}
