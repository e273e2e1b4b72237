import type { Vector } from "../../runtime/embedding/embedder";
import { putDocuments } from "../../runtime/stores/search/bulk";
import type { SearchCall } from "../../runtime/stores/search/client";
import { hitsOf } from "../../runtime/stores/search/hits";
import { filterClauses, groupsCall, nearestCall } from "../../runtime/stores/search/similar";
import type { SearchStore } from "../../tests/stores/search/support/store";
import { exactNearest, percentile, recallOf } from "../../tests/stores/search/support/vectors";

export const MODEL = "synthetic";
const STUDENTS = 2_000;
const SCHOOLS = 20;
const RESULTS = 10;

/** Puts vectors as the indexer does; resolves to documents a second. */
export async function fill({ search, refresh }: SearchStore, stored: readonly Vector[]): Promise<number> {
  const timestamp = new Date().toISOString();
  const index = `message-vectors-${timestamp.slice(0, 10).replaceAll("-", ".")}`;
  const begin = performance.now();
  for (let from = 0; from < stored.length; from += 1_000) {
    const documents = stored.slice(from, from + 1_000).map((embedding, at) => {
      const id = String(from + at);
      const fields = {
        event_id: id,
        message_id: id,
        student_id_hash: `student-${(from + at) % STUDENTS}`,
        school_id: `school-${(from + at) % SCHOOLS}`,
        message_text: "a message of some length, as messages are",
        risk_score: 0.25,
      };
      return {
        index,
        id,
        source: JSON.stringify({ ...fields, timestamp, embedding_model: MODEL, embedding }),
      };
    });
    const outcomes = await putDocuments(search, documents);
    // A call that timed out may have stored them all the same.
    if (outcomes.some(({ status }) => status !== "stored" && status !== "repeated"))
      throw new Error("A vector was not stored.");
  }
  const seconds = (performance.now() - begin) / 1_000;
  await refresh();
  return Math.round(stored.length / seconds);
}

export interface Searched {
  recall: number;
  /** Milliseconds below which 95 of 100 searches lie, the count of students included. */
  p95: number;
  exactP95: number;
}

/** Asks for the nearest of each vector, one after the other, as the finder does; then by looking at every vector. */
export async function searchAll(
  { search }: SearchStore,
  stored: readonly Vector[],
  asked: readonly Vector[],
): Promise<Searched> {
  const times: number[] = [];
  const exact: number[] = [];
  let found = 0;
  for (const vector of asked) {
    const begin = performance.now();
    const hits = hitsOf(await search(nearestCall(vector, {}, MODEL, RESULTS)));
    await search(groupsCall({}, MODEL, ["school-1", "school-2"]));
    times.push(performance.now() - begin);
    found += recallOf(
      hits.map(({ _id }) => Number(_id)),
      exactNearest(stored, vector, RESULTS),
    );
    const middle = performance.now();
    await search(exactCall(vector));
    exact.push(performance.now() - middle);
  }
  return { recall: found / asked.length, p95: percentile(times, 95), exactP95: percentile(exact, 95) };
}

/** The store's own exact search: a script scores every vector within the filters. */
function exactCall(vector: Vector): SearchCall {
  const script = {
    source: "knn_score",
    lang: "knn",
    params: { field: "embedding", query_value: vector, space_type: "cosinesimil" },
  };
  const query = { bool: { filter: filterClauses({}, MODEL) } };
  const body = { size: RESULTS, query: { script_score: { query, script } }, _source: false };
  return { method: "POST", path: "/message-vectors/_search", body };
}
