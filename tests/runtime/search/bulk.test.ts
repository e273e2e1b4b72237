import * as assert from "node:assert/strict";
import { type NewDocument, putDocuments } from "../../../runtime/stores/search/bulk";
import type { Search } from "../../../runtime/stores/search/client";
import { SearchFailure } from "../../../runtime/stores/search/failure";
import { backoff } from "../support/backoff";

type Item = { status: number; type?: string };

/** A store that answers each document by what is scripted for its id, one answer a try; the last one stays. */
function scripted(script: Record<string, (Item | number)[]>) {
  const calls: string[][] = [];
  const search: Search = async ({ body }) => {
    const lines = body as readonly string[];
    const ids = lines.filter((_, at) => at % 2 === 0).map((line) => JSON.parse(line).create._id as string);
    calls.push(ids);
    const items = ids.map((id) => {
      const answers = script[id] ?? [201];
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      const { status, type } =
        typeof answer === "object" ? answer : { status: answer ?? 201, type: undefined };
      return { create: { _id: id, status, ...(type && { error: { type, reason: "value secret" } }) } };
    });
    return { errors: true, items };
  };
  return { search, calls };
}

const of = (...ids: string[]): NewDocument[] => ids.map((id) => ({ index: "i", id, source: "{}" }));
const statuses = async (search: Search, documents: NewDocument[]) =>
  (await putDocuments(search, documents, { backoff: backoff() })).map(({ status }) => status);

describe("putting documents", () => {
  it("sends again only those that failed for a reason that may pass", async () => {
    const { search, calls } = scripted({
      b: [429, 503, 201],
      c: [409],
      d: [{ status: 400, type: "mapper_parsing_exception" }],
      e: [502, 409],
    });
    assert.deepEqual(await statuses(search, of("a", "b", "c", "d", "e")), [
      "stored",
      "stored",
      "repeated",
      "rejected",
      "repeated",
    ]);
    assert.deepEqual(calls, [["a", "b", "c", "d", "e"], ["b", "e"], ["b"]]);
  });

  it("takes no other 400 for the document's own fault", async () => {
    for (const type of ["validation_exception", "cluster_block_exception", "invalid_index_name_exception"]) {
      const { search } = scripted({ a: [{ status: 400, type }] });
      assert.deepEqual(await statuses(search, of("a")), ["failed"]);
    }
    for (const status of [401, 403, 404]) {
      const { search, calls } = scripted({ a: [status] });
      assert.deepEqual(await statuses(search, of("a")), ["failed"]);
      assert.equal(calls.length, 1);
    }
  });

  it("gives up after its patience and says so of each document", async () => {
    let clock = 0;
    const search: Search = async () => {
      clock += 3_000;
      throw new SearchFailure("unreachable", undefined);
    };
    const outcomes = await putDocuments(search, of("a", "b"), { backoff: backoff(), now: () => clock });
    assert.deepEqual(
      outcomes.map((outcome) => "failure" in outcome && [outcome.status, outcome.failure.code]),
      [
        ["failed", "unreachable"],
        ["failed", "unreachable"],
      ],
    );
    assert.equal(clock, 21_000);
  });

  it("believes no answer that is about another document, or about none", async () => {
    for (const answer of [
      {},
      { items: [] },
      { items: [{ create: { _id: "z", status: 201 } }] },
      { items: null },
    ]) {
      let tries = 0;
      const search: Search = async () =>
        ++tries > 1 ? { items: [{ create: { _id: "a", status: 201 } }] } : answer;
      assert.deepEqual(await statuses(search, of("a")), ["stored"]);
      assert.equal(tries, 2);
    }
  });

  it("halves a call that is too large until the one document is found that is too large by itself", async () => {
    const { search: small } = scripted({});
    const search: Search = (call) => {
      const lines = call.body as readonly string[];
      if (lines.length > 4 || lines.some((line) => line.includes('"b"')))
        throw new SearchFailure("unknown", 413);
      return small(call);
    };
    assert.deepEqual(await statuses(search, of("a", "b", "c", "d", "e")), [
      "stored",
      "rejected",
      "stored",
      "stored",
      "stored",
    ]);
  });

  it("keeps calls within 500 documents and 5 MiB", async () => {
    const { search, calls } = scripted({});
    const many = Array.from({ length: 1_100 }, (_, at) => String(at));
    await statuses(search, of(...many));
    assert.deepEqual(
      calls.map(({ length }) => length),
      [500, 500, 100],
    );
    calls.length = 0;
    const large = ["x", "y", "z"].map((id) => ({ index: "i", id, source: "1".repeat(2 * 1024 * 1024) }));
    await statuses(search, large);
    assert.deepEqual(calls, [["x", "y"], ["z"]]);
  });

  it("carries the type of an error, never its reason", async () => {
    const { search } = scripted({ a: [{ status: 400, type: "mapper_parsing_exception" }] });
    const outcomes = await putDocuments(search, of("a"), { backoff: backoff() });
    assert.doesNotMatch(JSON.stringify(outcomes), /secret/);
    assert.match(JSON.stringify(outcomes), /mapper_parsing_exception/);
  });
});
