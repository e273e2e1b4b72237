import type { StoreReason } from "../../contracts/quarantine";
import type { Topic } from "../../contracts/topics";
import type { Embedder } from "../embedding/embedder";
import type { Consumed } from "../shared/consumer";
import { type StoreQuarantine, StoreRefusal } from "../shared/store-quarantine";
import type { NewDocument, Outcome } from "../stores/search/bulk";
import { type Message, messageOf, planLog, planVector } from "./core";

export interface IndexDeps {
  /** Throws where the store is not ready to take documents. */
  ready(): Promise<void>;
  embedder: Embedder;
  put(documents: readonly NewDocument[]): Promise<Outcome[]>;
  quarantine: StoreQuarantine;
  now(): number;
}

type Any = Consumed<Topic>;

/**
 * Indexes a batch of events: each as a document of the application logs, a chat message also with its vector. What the
 * store refuses for good goes to the quarantine.
 *
 * @returns an error for each event that has to come again
 */
export async function indexEvents(consumed: readonly Any[], deps: IndexDeps): Promise<Map<Any, unknown>> {
  await deps.ready();
  const now = deps.now();
  const failed = new Map<Any, unknown>();
  const work = consumed.map((each) => ({ each, document: planLog(each.event, now) }));
  const messages = consumed.flatMap((each) => {
    const message = messageOf(each.event);
    return message ? [{ each, message }] : [];
  });
  try {
    const vectors = await vectorsOf(
      messages.map(({ message }) => message),
      deps.embedder,
    );
    messages.forEach(({ each, message }, at) => {
      work.push({ each, document: planVector(message, vectors[at], deps.embedder.model, now) });
    });
  } catch (error) {
    // Their log documents are put all the same; the messages come again for the vectors.
    for (const { each } of messages) failed.set(each, error);
  }
  const outcomes = await deps.put(work.map(({ document }) => document));
  const refused = new Map<Any, StoreRefusal>();
  work.forEach(({ each }, at) => {
    const outcome = outcomes[at];
    if (outcome?.status === "failed") failed.set(each, outcome.failure);
    if (outcome?.status === "rejected")
      refused.set(each, new StoreRefusal(reasonOf(outcome.failure.code, outcome.failure.status)));
  });
  for (const [each, refusal] of refused) {
    await deps.quarantine(each.event, refusal).catch((error: unknown) => failed.set(each, error));
  }
  return failed;
}

async function vectorsOf(messages: readonly Message[], embedder: Embedder) {
  return messages.length === 0
    ? []
    : embedder.embed(
        messages.map(({ text }) => text),
        "document",
      );
}

/** The store's type of error as the quarantine's reason. */
function reasonOf(code: string, status: number | undefined): StoreReason {
  if (status === 413) return "too_large_for_store";
  return code === "illegal_argument_exception" ? "too_large_for_store" : "value_out_of_range";
}
