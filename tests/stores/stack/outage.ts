import * as assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { ROLLUP_COLLECTIONS, type RollupDocument } from "../../../contracts/documents";
import type { QueueRole } from "../../../contracts/outputs";
import { STORES, type StoreKind } from "../../../contracts/stores";
import { collect, depthOf, NOTHING, type StoreName } from "../../../demo/collect";
import { drain } from "../../../demo/drain";
import type { Positions } from "../../../demo/publish";
import { type DemoStack, gaugesOf } from "../../../demo/stack";
import { openBook } from "../../faults/support/book";
import { type Event, event } from "../../faults/support/input";
import { publishTo } from "../../faults/support/publish";
import { shortenWaits } from "../../faults/support/waits";
import { wholeGround } from "../../operations/support/bench";
import { withDocuments } from "../../operations/support/documents";

/** How long the stores are away, milliseconds. */
const AWAY_MS = 30_000;

/** What fills a store, what of it an event may stand in, and how it ends in the middle of the run. */
interface Outage {
  queue: QueueRole;
  places: Partial<Record<StoreName, (event: Event) => boolean>>;
  how: "stop" | "kill";
}

const every = () => true;
const isChat = ({ event_type }: Event) => event_type === "chat.message.sent";
const isSession = ({ event_type }: Event) => event_type === "observer.session.completed";

const OUTAGES: Readonly<Record<StoreKind, Outage>> = {
  cache: { queue: "context", places: { contexts: isChat }, how: "kill" },
  relational: { queue: "session", places: { sessionRows: isSession, scoreRows: isSession }, how: "stop" },
  search: { queue: "search", places: { searchLogs: every, searchVectors: isChat }, how: "kill" },
  documents: { queue: "conversationRecorder", places: { documents: every }, how: "stop" },
};

/** Events of the topics that the stores tell apart: conversations of one student each, and sessions. */
function some(round: number): Event[] {
  const chats = Array.from({ length: 20 }, (_, at) =>
    event("chat.message.sent", ({ data }) =>
      Object.assign(data, {
        school_id: "school-away",
        // So many conversations that none outgrows its context in a run: fifty messages.
        session_id: `away-${at % 10}`,
        student_id: `student-${at % 10}`,
        message_id: `msg-${round}-${at}`,
      }),
    ),
  );
  return [...chats, ...Array.from({ length: 10 }, () => event("observer.session.completed"))];
}

describe("thirty seconds without a store in the middle of a run", function () {
  this.timeout(400_000);
  let stack: DemoStack;
  const published: Event[] = [];
  /** Messages that waited for a store when it came back. */
  const waited = new Map<StoreKind, number>();
  let records: Awaited<ReturnType<typeof collect>>["records"];

  // One outage of all: each store is away on its own account, and its consumer knows of no other.
  before(async () => {
    ({ stack } = (await wholeGround()).bench);
    const { clients, running } = stack;
    const { outputs, stores } = running;
    // As long as a store is away: what failed once comes back when there is a store again.
    await shortenWaits(stack, AWAY_MS / 1_000);
    const [book, positions] = [openBook(), new Map<string, Positions>()];
    let round = 0;
    const publish = () => {
      const events = some(++round);
      published.push(...events);
      return publishTo(stack, book, positions, events);
    };
    const drained = async () => {
      const { drained: all, last } = await drain(gaugesOf(stack, positions), { since: Date.now() });
      assert.ok(all, JSON.stringify(last));
      assert.equal(last.deadLettered, 0);
    };

    await publish();
    await drained();
    await publish();
    await Promise.all(STORES.map((kind) => stores[OUTAGES[kind].how](kind)));
    const until = Date.now() + AWAY_MS;
    while (Date.now() < until) {
      await publish();
      await pause(Math.min(3_000, Math.max(0, until - Date.now())));
    }
    for (const kind of STORES) {
      const { visible, held } = await depthOf(clients.sqs, outputs.queues[OUTAGES[kind].queue]?.url ?? "");
      waited.set(kind, visible + held);
    }
    await Promise.all(STORES.map((kind) => stores.start(kind)));
    await publish();
    await drained();
    ({ records } = await collect(clients, outputs, { baseline: NOTHING, witness: () => undefined }));
  });

  for (const kind of STORES) {
    const { how, places } = OUTAGES[kind];
    it(`loses nothing of ${kind} and leaves nothing twice there, after a ${how}`, async () => {
      assert.ok((waited.get(kind) ?? 0) > 0, "messages waited for it");
      const ids = new Set(published.map(({ event_id }) => event_id));
      for (const [place, belongs] of Object.entries(places) as [StoreName, (event: Event) => boolean][]) {
        const found = records[place].map(({ eventId }) => eventId).filter((id) => ids.has(id));
        const expected = published.filter(belongs).map(({ event_id }) => event_id);
        assert.deepEqual(found.sort(), expected.sort(), place);
      }
    });
  }

  it("counts every message of a conversation once, since changes go on where they had come to", async () => {
    const expected: Record<string, number> = {};
    for (const { data } of published.filter(isChat)) {
      const session = String(data["session_id"]);
      expected[session] = (expected[session] ?? 0) + 1;
    }
    await withDocuments(stack, async (database) => {
      for (const name of ROLLUP_COLLECTIONS) {
        const found = database.collection<RollupDocument>(name).find({ session_id: /^away-/ });
        const counts = (await found.toArray()).map((each) => [each.session_id, each.event_count]);
        assert.deepEqual(Object.fromEntries(counts), expected, name);
      }
    });
  });
});
