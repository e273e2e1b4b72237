import { batches } from "../../shared/batches";
import { BACKOFF, type Backoff, pause } from "../../shared/retry";
import { PATIENT, type Search } from "./client";
import { errorType, SearchFailure, searchFailure } from "./failure";

/** A document under an id that follows from its event, so that it stands once however often it is sent. */
export interface NewDocument {
  index: string;
  id: string;
  /** JSON text of the document. */
  source: string;
}

/** What became of a document: `rejected` is for ever, `failed` may be tried again. */
export type Outcome =
  | { status: "stored" | "repeated" }
  | { status: "rejected" | "failed"; failure: SearchFailure };

/** One call: small instances of the service take 10 MiB, and a refused call is sent again whole. */
const LIMITS = { items: 500, bytes: 5 * 1024 * 1024 };
/** Bytes of the line before each document, at most. */
const ACTION_BYTES = 256;

/** Errors of one document that come again with every try, whatever state the store is in. */
const FINAL =
  /^(mapper_parsing|document_parsing|strict_dynamic_mapping|illegal_argument|parsing|x_content_parse)_exception$/;

export interface BulkOptions {
  backoff?: Backoff;
  /** Milliseconds after which nothing is sent again. @default 20 s */
  patienceMs?: number;
  now?: () => number;
}

/**
 * Puts documents that do not stand yet and sends again only those that failed for a reason that may pass. Resolves to
 * one outcome a document, in their order; never throws for what the store answers. Needs `es:ESHttpPost`.
 */
export async function putDocuments(
  search: Search,
  documents: readonly NewDocument[],
  { backoff = PATIENT, patienceMs = 20_000, now = Date.now }: BulkOptions = {},
): Promise<Outcome[]> {
  const outcomes = new Map<NewDocument, Outcome>();
  const end = now() + patienceMs;
  let left = documents;
  for (let attempt = 1; left.length > 0; attempt++) {
    for (const batch of batches(left, LIMITS, sizeOf)) {
      for (const [document, outcome] of await putBatch(search, batch)) outcomes.set(document, outcome);
    }
    left = left.filter((document) => {
      const outcome = outcomes.get(document);
      return outcome?.status === "failed" && outcome.failure.passing;
    });
    const wait = pause(attempt, backoff);
    if (left.length === 0 || attempt >= ATTEMPTS || now() + wait >= end) break;
    await backoff.sleep(wait);
  }
  return documents.map((document) => outcomes.get(document) ?? unanswered());
}

/** More tries than fit into the patience with the least pauses: the time ends it, this only guards against a clock that stands. */
const ATTEMPTS = 10 * BACKOFF.attempts;

type Outcomes = (readonly [NewDocument, Outcome])[];

async function putBatch(search: Search, batch: readonly NewDocument[]): Promise<Outcomes> {
  try {
    const answer = await search({
      method: "POST",
      path: "/_bulk",
      body: batch.flatMap(({ index, id, source }) => [
        JSON.stringify({ create: { _index: index, _id: id } }),
        source,
      ]),
    });
    const items = Array.isArray(answer["items"]) ? (answer["items"] as unknown[]) : [];
    return batch.map((document, at) => [document, outcomeOf(items[at], document)]);
  } catch (error) {
    const failure = searchFailure(error);
    if (failure.status === 413) return tooLarge(search, batch, failure);
    return batch.map((document) => [document, { status: "failed", failure }]);
  }
}

/** A call the store finds too large is halved until the one document remains that is too large by itself. */
async function tooLarge(search: Search, batch: readonly NewDocument[], failure: SearchFailure) {
  const [first] = batch;
  if (first && batch.length === 1) return [[first, { status: "rejected", failure }]] satisfies Outcomes;
  const middle = Math.ceil(batch.length / 2);
  return [
    ...(await putBatch(search, batch.slice(0, middle))),
    ...(await putBatch(search, batch.slice(middle))),
  ];
}

function outcomeOf(item: unknown, { id }: NewDocument): Outcome {
  const result = (item as { create?: { _id?: unknown; status?: unknown } } | undefined)?.create;
  // An answer that is not about this document says nothing about it.
  if (result?._id !== id || typeof result.status !== "number") return unanswered();
  if (result.status < 300) return { status: "stored" };
  if (result.status === 409) return { status: "repeated" };
  const failure = new SearchFailure(errorType(result), result.status);
  return { status: result.status === 400 && FINAL.test(failure.code) ? "rejected" : "failed", failure };
}

function unanswered(): Outcome {
  return { status: "failed", failure: new SearchFailure("unanswered", undefined) };
}

function sizeOf({ source }: NewDocument): number {
  return Buffer.byteLength(source) + ACTION_BYTES;
}
