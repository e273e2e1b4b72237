import { TOPICS, type Topic } from "../contracts/topics";
import { BACKOFF, type Backoff, pause } from "./backoff";
import { isTooLarge, nextRequest } from "./batch";
import { type RoutedLine, routeLine } from "./lines";

/** What became of one line. */
export type PublishResult =
  | { status: "sent"; topic: Topic; shard: string; sequence: string }
  | { status: "quarantined"; topic: Topic; quarantineId: string }
  | { status: "failed"; topic: Topic; error: string };

/** The service's answer for one record: its place, or the name of the error. */
export type PutOutcome = { shard: string; sequence: string } | { error: string };

export interface PublisherDeps {
  /** One request: resolves to one outcome a line, in their order. Rejects when the request as a whole failed. */
  put(topic: Topic, lines: readonly RoutedLine[]): Promise<PutOutcome[]>;
  /** Keeps a line that no stream takes; safe to repeat. Resolves to the id of its row in the quarantine index. */
  quarantine(topic: Topic, bytes: Uint8Array): Promise<string>;
  /** @default 8 tries, from 100 ms up to 5 s, full jitter */
  backoff?: Backoff;
}

export interface Publisher {
  /**
   * Publishes raw lines as they are and resolves when each has its result, in the order of the lines. Lines of one
   * partition key are stored in their order; only what failed is sent again. Never rejects for a single line.
   */
  publish(lines: readonly Uint8Array[]): Promise<PublishResult[]>;
}

interface Queued extends RoutedLine {
  at: number;
}

/** Makes a publisher over the given verbs. */
export function createPublisher(deps: PublisherDeps): Publisher {
  return {
    async publish(lines) {
      const results = new Array<PublishResult>(lines.length);
      const routed = lines.map((bytes, at): Queued => ({ ...routeLine(bytes), at }));
      await Promise.all([
        ...TOPICS.map((topic) => {
          const queue = routed.filter((line) => line.topic === topic && !isTooLarge(line));
          return publishTopic(topic, queue, deps, results);
        }),
        setAside(routed.filter(isTooLarge), deps, results),
      ]);
      return results;
    },
  };
}

/** Sends one stream's lines request by request; a failed line goes back to the front, before the later ones of its key. */
async function publishTopic(
  topic: Topic,
  lines: readonly Queued[],
  { put, backoff = BACKOFF }: PublisherDeps,
  results: PublishResult[],
): Promise<void> {
  const tries = new Map<Queued, number>();
  let queue = [...lines];
  for (let failedRequests = 0; queue.length > 0; ) {
    const { request, rest } = nextRequest(queue);
    const outcomes = await put(topic, request).catch((error: unknown): PutOutcome[] =>
      request.map(() => ({ error: error instanceof Error ? error.name : "UnknownError" })),
    );
    const again: Queued[] = [];
    request.forEach((line, at) => {
      const outcome = outcomes[at] ?? { error: "NoAnswer" };
      const tried = (tries.get(line) ?? 0) + 1;
      tries.set(line, tried);
      if (!("error" in outcome)) results[line.at] = { status: "sent", topic, ...outcome };
      else if (tried < backoff.attempts) again.push(line);
      else results[line.at] = { status: "failed", topic, error: outcome.error };
    });
    queue = [...again, ...rest];
    failedRequests = again.length > 0 ? failedRequests + 1 : 0;
    if (failedRequests > 0) await backoff.sleep(pause(failedRequests, backoff));
  }
}

async function setAside(lines: readonly Queued[], { quarantine }: PublisherDeps, results: PublishResult[]) {
  for (const { topic, bytes, at } of lines) {
    results[at] = await quarantine(topic, bytes).then(
      (quarantineId): PublishResult => ({ status: "quarantined", topic, quarantineId }),
      (error: Error): PublishResult => ({ status: "failed", topic, error: error.name }),
    );
  }
}
