import assert from "node:assert/strict";
import type { RollupDocument } from "../../../contracts/documents";
import type { SealedEvent } from "../../../contracts/sealed";
import { rollSessions } from "../../../runtime/conversation-roller/handler";
import { createCursors } from "../../../runtime/stores/documents/cursor";
import { documentOf } from "../../../runtime/stores/documents/document";
import { createQueries } from "../../../runtime/stores/documents/queries";
import { insertEvents } from "../../../runtime/stores/documents/write";
import { documentsBench } from "./support/bench";
import { hashOf, sealedEvent } from "./support/events";

describe("the conversation roller", function () {
  this.timeout(60_000);

  const at = (second: number) => new Date(Date.UTC(2026, 8, 1) + second * 1000).toISOString();
  const put = async (events: readonly SealedEvent[]) =>
    (await documentsBench()).documents.use((db) => insertEvents(db, events.map(documentOf)));
  const roll = async (...sessions: string[]) =>
    (await documentsBench()).documents.use((db) => rollSessions(db, sessions));
  const rolled = async (name: "conversations" | "sessions", session: string): Promise<RollupDocument[]> =>
    (await documentsBench()).documents.use((db) =>
      createQueries(db, createCursors("p")).rollupsIn(name, session),
    );

  const chat = (session: string, second: number, role: string, risk?: string, student = "roller") =>
    sealedEvent(
      {
        timestamp: at(second),
        index: {
          session_id: session,
          school_id: "school",
          role,
          student_id_hash: hashOf(student),
          ...(risk && { risk_level: risk }),
        },
      },
      student,
    );
  const other = (session: string, second: number, event_type: SealedEvent["event_type"], risk?: string) =>
    ({ ...chat(session, second, "student", risk), event_type }) as SealedEvent;

  it("counts a session's events, its chat apart, with its time and its highest risk", async () => {
    await put([
      chat("whole", 5, "student", "LOW"),
      chat("whole", 1, "assistant"),
      chat("whole", 9, "student", "HIGH"),
      other("whole", 20, "safety.crisis.detected", "CRISIS"),
      other("whole", 21, "observer.threshold.exceeded"),
      other("whole", 22, "crisis.notification.required", "HIGH"),
      other("whole", 30, "observer.session.completed"),
    ]);
    await roll("whole");
    const subject = hashOf("roller");
    const common = { _id: `${subject}/whole`, session_id: "whole", subject, school_id: "school" };
    const days = 90 * 86_400_000;
    assert.deepEqual(await rolled("conversations", "whole"), [
      {
        ...common,
        event_count: 3,
        student_messages: 2,
        assistant_messages: 1,
        first_at: new Date(at(1)),
        last_at: new Date(at(9)),
        risk_rank: 3,
        expires_at: new Date(Date.parse(at(9)) + days),
      },
    ]);
    assert.deepEqual(await rolled("sessions", "whole"), [
      {
        ...common,
        event_count: 7,
        messages: 3,
        crises: 1,
        thresholds: 1,
        notifications: 1,
        completed_at: new Date(at(30)),
        first_at: new Date(at(1)),
        last_at: new Date(at(30)),
        risk_rank: 4,
        expires_at: new Date(Date.parse(at(30)) + days),
      },
    ]);
  });

  it("comes to the same however often, in which order and with how many at once changes arrive", async () => {
    const events = Array.from({ length: 60 }, (_, n) =>
      chat(
        "shuffled",
        (n * 37) % 61,
        n % 3 === 0 ? "assistant" : "student",
        n === 40 ? "MODERATE" : undefined,
      ),
    );
    for (let from = 0; from < events.length; from += 7) {
      await put(events.slice(from, from + 7));
      await Promise.all([roll("shuffled"), roll("shuffled"), roll("whole", "shuffled")]);
    }
    const [conversation] = await rolled("conversations", "shuffled");
    assert.deepEqual(
      [
        conversation?.event_count,
        conversation?.student_messages,
        conversation?.assistant_messages,
        conversation?.risk_rank,
      ],
      [60, 40, 20, 2],
    );
    await roll("shuffled");
    assert.deepEqual(await rolled("conversations", "shuffled"), [conversation]);
  });

  it("never counts less than it did: messages end before their session does", async () => {
    await put([chat("ending", 1, "student", "CRISIS"), chat("ending", 2, "student")]);
    await roll("ending");
    const before = await rolled("sessions", "ending");
    await (await documentsBench()).documents.use((db) =>
      db.collection("messages").deleteMany({ session_id: { $eq: "ending" }, risk_level: { $eq: "CRISIS" } }),
    );
    await roll("ending");
    assert.deepEqual(await rolled("sessions", "ending"), before);
  });

  it("keeps students apart whose producers gave a session the same id", async () => {
    await put([chat("same", 1, "student", "CRISIS", "one"), chat("same", 2, "student", undefined, "two")]);
    await roll("same");
    const found = await rolled("conversations", "same");
    assert.deepEqual(
      found.map(({ subject, risk_rank }) => [subject, risk_rank]).sort(),
      [
        [hashOf("one"), 4],
        [hashOf("two"), 0],
      ].sort(),
    );
    const { items } = await (await documentsBench()).documents.use((db) =>
      createQueries(db, createCursors("p")).rollupsOf("conversations", hashOf("two")),
    );
    assert.deepEqual(
      items.map(({ session_id }) => session_id),
      ["same"],
    );
  });
});
