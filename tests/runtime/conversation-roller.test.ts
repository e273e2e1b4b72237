import assert from "node:assert/strict";
import { createConversationRollerHandler } from "../../runtime/conversation-roller/handler";

describe("the handler of the conversation roller", () => {
  const handle = async (events: unknown[]) => {
    const asked: (readonly string[])[] = [];
    const counts: Record<string, number>[] = [];
    const handler = createConversationRollerHandler({
      roll: async (sessions) => {
        asked.push(sessions);
        return { rollups: sessions.length };
      },
      log: { info() {}, warn() {}, error() {}, metrics: (_, given) => void counts.push(given) },
    });
    await handler({
      eventSource: "aws:docdb",
      eventSourceArn: "arn",
      events: events as { event: object }[],
    });
    return { asked, counts: counts[0] };
  };
  const insert = (session_id: unknown) => ({
    event: { operationType: "insert", fullDocument: { session_id } },
  });

  it("asks once for each session of a batch, fifty at a time", async () => {
    const { asked } = await handle(Array.from({ length: 300 }, (_, n) => insert(`s-${n % 120}`)));
    assert.deepEqual(
      asked.map(({ length }) => length),
      [50, 50, 20],
    );
  });

  it("passes over what is no insert of a session's event: a thrown error would block the stream", async () => {
    const others = [null, 1, {}, { event: null }, { event: { operationType: "delete", documentKey: {} } }];
    const { asked, counts } = await handle([
      ...others,
      insert(undefined),
      insert({ $gt: "" }),
      insert(""),
      insert("s"),
    ]);
    assert.deepEqual(asked, [["s"]]);
    assert.deepEqual(counts, { changes: 9, ignored: 8, sessions: 1, rollups: 1 });
  });
});
