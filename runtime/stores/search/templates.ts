import { EMBEDDING_DIMENSIONS, type SearchIndex } from "../../../contracts/search";
import type { SearchCall } from "./client";

/** Longest value that is looked up as a whole, in characters: the longest identifier of the contract. */
const keyword = { type: "keyword", ignore_above: 512 };
const when = { type: "date", format: "strict_date_time" };
const number = { type: "double" };

/** Fields that documents of both kinds have. */
const COMMON = {
  event_id: keyword,
  student_id_hash: keyword,
  session_id: keyword,
  school_id: keyword,
  timestamp: when,
  indexed_at: when,
};

/**
 * Fields of each kind. Nothing else is indexed: a document's `data` is kept as it is and not looked into, so that no
 * name and no type an event brings can break or grow the mapping.
 */
const PROPERTIES: Record<SearchIndex, object> = {
  "application-logs": {
    ...COMMON,
    event_type: keyword,
    source: keyword,
    schema_version: { type: "long" },
    risk_level: keyword,
    entity_id: keyword,
    actor_id: keyword,
    action: keyword,
    outcome: keyword,
    channel: keyword,
    metric: keyword,
    value: number,
    text: { type: "text" },
    data: { type: "object", enabled: false },
  },
  "message-vectors": {
    ...COMMON,
    message_id: keyword,
    role: keyword,
    message_text: { type: "text" },
    risk_score: number,
    embedding_model: keyword,
    embedding: {
      type: "knn_vector",
      dimension: EMBEDDING_DIMENSIONS,
      method: {
        name: "hnsw",
        space_type: "cosinesimil",
        engine: "lucene",
        // Measured on 20,000 vectors (docs/adr/0021): recall@10 above 0.95 with room.
        parameters: { m: 16, ef_construction: 128 },
      },
    },
  },
};

export interface IndexShape {
  /** Copies of each shard beside the first; with three data nodes one survives the loss of a zone. */
  replicas: number;
}

/** The template of a kind's indices: settings, fields, and the alias they are searched by. Putting it twice changes nothing. */
export function templateCall(kind: SearchIndex, { replicas }: IndexShape): SearchCall {
  return {
    method: "PUT",
    path: `/_index_template/${kind}`,
    body: {
      index_patterns: [`${kind}-*`],
      priority: 100,
      template: {
        aliases: { [kind]: {} },
        settings: {
          "index.number_of_shards": 1,
          "index.number_of_replicas": replicas,
          "index.refresh_interval": "1s",
          // What a query or a document took too long for goes to the slow log; documents are left out of it.
          "index.search.slowlog.threshold.query.warn": "2s",
          "index.indexing.slowlog.threshold.index.warn": "5s",
          "index.indexing.slowlog.source": "0",
          ...(kind === "message-vectors" && { "index.knn": true }),
        },
        mappings: { dynamic: false, properties: PROPERTIES[kind] },
      },
    },
  };
}

/**
 * Lets the store make indices of the templates by itself, and none of another name: an index without a template would
 * guess its fields.
 */
export function autoCreateCall(): SearchCall {
  const ours = (Object.keys(PROPERTIES) as SearchIndex[]).map((kind) => `+${kind}-*`);
  // Those that begin with a dot belong to the store's own plugins.
  const allowed = ["+.*", ...ours, "-*"].join(",");
  return {
    method: "PUT",
    path: "/_cluster/settings",
    body: { persistent: { "action.auto_create_index": allowed } },
  };
}

/** Whether the templates stand: without them an index would be made with fields guessed from its first document. */
export function templateExistsCall(kind: SearchIndex): SearchCall {
  return { method: "GET", path: `/_index_template/${kind}` };
}
