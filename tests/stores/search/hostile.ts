import * as assert from "node:assert/strict";
import { indexOf } from "../../../runtime/stores/search/indices";
import { chat, indexer, plain, type Refused } from "./support/messages";
import { cleanStore, documents, type SearchStore } from "./support/store";

describe("the search store and events that nobody expected", () => {
  let store: SearchStore;
  before(async function () {
    this.timeout(300_000);
    store = await cleanStore();
  });
  beforeEach(() => store.clear());

  const all = async (alias: string) => {
    await store.refresh();
    return documents(store.search, alias);
  };

  const ODD: Record<string, Record<string, unknown>> = {
    "names that are empty, dotted or reserved": JSON.parse(
      '{"":1,".":2,"a..b":3,"a.":4,"_id":5,"_source":6,"__proto__":{"x":1},"constructor":{"prototype":7}}',
    ),
    "one name with another type each time": { extra: { deep: "text" } },
    "numbers at the edge": { least: 5e-324, most: 1.7976931348623157e308, minus: -0 },
    "control characters, half characters and line breaks": { odd: "a\u0000b\r\n\u2028\ud800" },
    "queries, scripts and templates": {
      odd: ["' OR 1=1 --", '{"$gt":""}', '{"script":{"source":"while(true){}"}}', "*:*", "{{x}}", "../_all"],
    },
    "nesting as deep as an event's may be": JSON.parse(`${'{"n":'.repeat(60)}1${"}".repeat(60)}`),
    "a word of 40,000 letters": { long: "x".repeat(40_000) },
  };
  for (const [name, extra] of Object.entries(ODD)) {
    it(`takes unknown fields with ${name}, and gives them back as they were`, async () => {
      const refused: Refused[] = [];
      const events = [
        chat("ana", "x".repeat(40_000), { ...extra, session_id: "'; DROP INDEX logs; --" }),
        chat("ben", "hi \u0000 \ud800", { extra: 1 }),
        chat("cem", "hi", { extra: [{ a: 1 }] }),
        plain("audit.event.logged", {
          entity_id: "x".repeat(512),
          actor_id: "a\u0000",
          action: "*",
          outcome: "success",
          ...extra,
        }),
      ];
      assert.deepEqual([...(await indexer(store.search, refused)(...events))], []);
      assert.deepEqual(refused, []);
      const logs = await all("application-logs");
      assert.equal(logs.length, 4);
      const first = logs.find(({ _id }) => _id === events[0]?.event.event_id);
      assert.equal(JSON.stringify(first?.["data"]), JSON.stringify(events[0]?.event.data));
      assert.equal((await all("message-vectors")).length, 3);
    });
  }

  it("quarantines what it can never take and goes on with the rest", async () => {
    await store.search({
      method: "PUT",
      path: `/${indexOf("application-logs", Date.now(), Date.now())}`,
      body: { mappings: { properties: { source: { type: "long" } } } },
    });
    const refused: Refused[] = [];
    const message = chat("ana", "hello");
    assert.deepEqual([...(await indexer(store.search, refused)(message))], []);
    assert.deepEqual(
      refused.map(({ event, refusal }) => [event, refusal.reason]),
      [[message.event, "value_out_of_range"]],
    );
    assert.equal((await all("message-vectors")).length, 1);
  });

  it("fails a message whose quarantine fails, so that it comes again", async () => {
    await store.search({
      method: "PUT",
      path: `/${indexOf("application-logs", Date.now(), Date.now())}`,
      body: { mappings: { properties: { source: { type: "long" } } } },
    });
    const message = chat("ana", "hello");
    const quarantine = async () => {
      throw new Error("no room");
    };
    const failed = await indexer(store.search, [], { quarantine })(message);
    assert.deepEqual([...failed.keys()], [message]);
  });
});
