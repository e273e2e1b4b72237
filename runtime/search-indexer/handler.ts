import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { EmbedderSettings } from "../../contracts/search";
import { TOPICS } from "../../contracts/topics";
import { chooseEmbedder } from "../embedding/choose";
import { createBulkConsumerHandler } from "../shared/bulk-consumer";
import { clientSettings } from "../shared/client";
import { createLog, type Log } from "../shared/log";
import { objectReader, s3Client } from "../shared/objects";
import { storeQuarantine } from "../shared/store-quarantine";
import { putDocuments } from "../stores/search/bulk";
import { ownCredentials, searchStore } from "../stores/search/client";
import { readiness } from "../stores/search/readiness";
import { type IndexDeps, indexEvents } from "./index-events";

/** What the search indexer is told at deployment. */
export interface SearchIndexerSettings {
  /** Host and port of the domain. */
  endpoint: string;
  region: string;
  embedder: EmbedderSettings;
  /** Bucket that holds redacted content too large for a message (read only, keys `claim-check/redacted/…`). */
  claimCheckBucket: string;
  quarantineBucket: string;
  quarantineTable: string;
}

export interface SearchIndexerDeps extends IndexDeps {
  readObject(bucket: string, key: string): Promise<Uint8Array>;
  log: Log;
}

/** Makes every redacted event findable, and every chat message comparable. */
export function createSearchIndexerHandler(deps: SearchIndexerDeps, settings: { claimCheckBucket: string }) {
  return createBulkConsumerHandler(
    TOPICS,
    { ...deps, recordAll: (consumed) => indexEvents(consumed, deps) },
    settings,
  );
}

/** Longest time for the answer to one call to S3 or DynamoDB, milliseconds. */
const ANSWER_MS = 2_500;

/** Cold-start wiring of the search indexer: the only place that builds clients. */
export function searchIndexerFactory(settings: SearchIndexerSettings) {
  const client = clientSettings(ANSWER_MS);
  const search = searchStore(settings, ownCredentials());
  const s3 = s3Client(process.env, client);
  return createSearchIndexerHandler(
    {
      ready: readiness(search),
      embedder: chooseEmbedder(settings.embedder),
      put: (documents) => putDocuments(search, documents),
      quarantine: storeQuarantine(
        { store: "search", bucket: settings.quarantineBucket, table: settings.quarantineTable },
        { s3, dynamo: new DynamoDBClient(client) },
      ),
      readObject: objectReader(s3),
      now: Date.now,
      log: createLog({ job: "search-indexer" }),
    },
    settings,
  );
}
