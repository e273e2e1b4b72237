import { STORES as NETWORK } from "../../contracts/stores";
import { TOPICS, type Topic } from "../../contracts/topics";
import type { Collected, EventRecord, StoreName } from "../../demo/collect";
import { loadSchemas, openLedger } from "../../demo/expect";
import { STORES, storesOf, type Verdict, verify } from "../../demo/verify";
import { NOW, sha256, validEvent, withFile } from "./support";

const BAD = "no json";
export const LINES = [...TOPICS.map((topic) => JSON.stringify(validEvent(topic, idOf(topic)))), BAD, BAD];

interface Fixture {
  lines: string[];
  collected: Collected;
}

/** A stack that did everything right; tests break one thing in it. */
export function perfect(lines = LINES): Fixture {
  const records = Object.fromEntries(STORES.map((store) => [store, []])) as unknown as Record<
    StoreName,
    EventRecord[]
  >;
  for (const topic of TOPICS) {
    const event = validEvent(topic, idOf(topic));
    const line = JSON.stringify(event);
    const scored = "phq9_score" in event.data || "gad7_score" in event.data;
    for (const store of storesOf({ topic, scored }, NETWORK)) {
      records[store].push({
        eventId: idOf(topic),
        place: store,
        sha256: sha256(line),
        value: { event_type: topic },
      });
    }
  }
  const quarantine = lines
    .filter((line) => line === BAD)
    .map((line, at) => {
      const original = { sha256: sha256(line), size: line.length };
      const objectKey = `reason=not_json/${at}`;
      return {
        id: String(at),
        reason: "not_json",
        topic: "t",
        objectKey,
        claimed: original,
        stored: original,
      };
    });
  const nothing = { orphans: [], messages: new Map(), undelivered: [], strays: [] };
  return {
    lines,
    collected: { on: [...NETWORK], records, quarantine, beyondContext: new Set(), ...nothing },
  };
}

export async function verdictOf(fixture: Fixture, seenBefore: Set<string> = new Set()): Promise<Verdict> {
  const content = fixture.lines.join("\n");
  const ledger = await withFile(content, (path) => openLedger(path, loadSchemas(), NOW));
  return verify(ledger, fixture.collected, seenBefore);
}

export const kinds = ({ problems }: Verdict) => problems.map(({ kind }) => kind);

export function idOf(topic: Topic): string {
  return `evt_${topic.replaceAll(".", "_")}`;
}
