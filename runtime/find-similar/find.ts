import type { Embedder, Vector } from "../embedding/embedder";
import type { Search } from "../stores/search/client";
import { groupsOf, hitsOf } from "../stores/search/hits";
import { groupsCall, messageCall, nearestCall } from "../stores/search/similar";
import { guard, namedFilters, type SimilarAnswer } from "./core";
import { InvalidRequest, type Question, type SimilarRequest } from "./request";

/** No message of that id can be compared: it does not stand, or has no vector of the model in use. */
export class UnknownMessage extends Error {
  override name = "UnknownMessage";
}

/**
 * Finds messages like a text or a message, and holds back what small groups would give away.
 *
 * @throws UnknownMessage, SearchFailure, InvalidRequest where a text has nothing to compare, and what the embedder throws
 */
export async function findSimilar(
  { question, filters, size }: SimilarRequest,
  { search, embedder }: { search: Search; embedder: Embedder },
): Promise<SimilarAnswer> {
  const { vector, eventId } = await subjectOf(question, search, embedder);
  const nearest = await search(nearestCall(vector, filters, embedder.model, size, eventId));
  const hits = hitsOf(nearest).slice(0, size);
  const schools = [...new Set(hits.map(({ _source }) => String(_source["school_id"])))];
  const groups = groupsOf(await search(groupsCall(filters, embedder.model, schools)));
  return { ...guard(hits, groups), filters: namedFilters(filters) };
}

async function subjectOf(
  question: Question,
  search: Search,
  embedder: Embedder,
): Promise<{ vector: Vector; eventId?: string }> {
  if ("text" in question) {
    const [vector] = await embedder.embed([question.text], "query");
    if (!vector) throw new InvalidRequest("text", "something that can be compared");
    return { vector };
  }
  const [hit] = hitsOf(await search(messageCall(question.messageId, embedder.model)));
  const embedding = hit?._source["embedding"];
  if (!Array.isArray(embedding)) throw new UnknownMessage("There is no message of that id to compare with.");
  return { vector: embedding as number[], eventId: String(hit?._source["event_id"]) };
}
