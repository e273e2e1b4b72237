import * as assert from "node:assert/strict";
import { lexicalVector } from "../../../runtime/embedding/lexical";
import { nearestCall } from "../../../runtime/stores/search/similar";
import { sharedPart } from "../../support/shared-parts";
import { dump, restore } from "./support/dump";
import { finder } from "./support/finder";
import { chat, hashOf, indexer, plain } from "./support/messages";
import { cleanStore, type SearchStore, startSearchStore } from "./support/store";

const empty = sharedPart(startSearchStore, ({ bench }) => bench.stop());

const STUDENTS = ["ana", "ben", "cem", "dua", "eli", "fay", "gus"];

/** The queries of docs/access-patterns.md. */
async function answers({ search }: SearchStore): Promise<unknown[]> {
  const { post } = finder(search);
  const hits = async (path: string, query: object) => {
    const body = { size: 100, sort: [{ timestamp: "asc" }, { event_id: "asc" }], query };
    const answer = (await search({ method: "POST", path, body }))["hits"] as { hits: object[] };
    return answer.hits;
  };
  return [
    (await post({ text: "worried about the maths exam", size: 20 })).body,
    (await post({ message_id: "exam-ana", school_id: "school-1" })).body,
    (await post({ text: "exam", from: "2020-01-01", min_risk: 0.1 })).body,
    await hits("/application-logs/_search", { term: { student_id_hash: hashOf("ana") } }),
    await hits("/application-logs/_search", { term: { session_id: "sess-ben" } }),
    await hits("/application-logs/_search", { term: { event_type: "audit.event.logged" } }),
    await hits("/application-logs/_search", { match: { text: "exam" } }),
    await search(nearestCall(lexicalVector("exam") ?? [], {}, "lexical-v1", 10)).then(({ hits: found }) =>
      (found as { hits: { _id: string; _score: number }[] }).hits.map(({ _id, _score }) => [_id, _score]),
    ),
  ];
}

describe("a dump of the search store", () => {
  it("restored into an empty one gives the same answers", async function () {
    this.timeout(300_000);
    const [old, fresh] = [await cleanStore(), await empty()];
    await indexer(old.search)(
      ...STUDENTS.flatMap((student) => [
        chat(student, `worried about the maths exam ${student}`, { message_id: `exam-${student}` }),
        chat(student, "lunch was fine", { __proto__: undefined, extra: { "a.b": 1 } }),
      ]),
      plain("audit.event.logged", { entity_id: "e", actor_id: "a", action: "x", outcome: "success" }),
      chat("ana", "older than anything", {}, { timestamp: "2001-01-01T00:00:00Z" }),
    );
    await old.refresh();
    const asked = await answers(old);
    const lines = await dump(old.search);
    await old.bench.stores.kill("search");
    assert.equal(lines.length, 31);
    await restore(fresh.search, lines);
    await fresh.refresh();
    assert.deepEqual(await answers(fresh), asked);
    await restore(fresh.search, lines);
    await fresh.refresh();
    assert.equal((await dump(fresh.search)).length, lines.length);
  });
});
