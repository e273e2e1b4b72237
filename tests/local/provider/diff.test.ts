import assert from "node:assert/strict";
import { changes, sameDocument, withoutIgnored } from "../../../local/provider/protocol/diff";
import { ARCHIVE, SIGNATURE } from "../../../local/provider/protocol/values";

const archive = (hash: string, path: string) => ({ [SIGNATURE]: ARCHIVE, hash, path });

describe("the difference of two sets of inputs", () => {
  it("names each place and what happens there", () => {
    const olds = { rules: [{ status: "on", days: 1 }], gone: "a", same: 1 };
    const news = { rules: [{ status: "off", days: 1 }], fresh: "b", same: 1 };
    assert.deepEqual(changes(olds, news), [
      { path: "rules[0].status", kind: "update" },
      { path: "gone", kind: "delete" },
      { path: "fresh", kind: "add" },
    ]);
  });

  it("quotes keys that are no plain names", () => {
    assert.deepEqual(changes({ tags: { "a.b": "1" } }, { tags: { "a.b": "2" } }), [
      { path: 'tags["a.b"]', kind: "update" },
    ]);
  });

  it("takes absent, null and undefined for the same", () => {
    assert.deepEqual(changes({ a: null }, { b: undefined }), []);
  });

  it("tells archives apart by content, not by place", () => {
    assert.deepEqual(changes({ code: archive("h", "/a") }, { code: archive("h", "/b") }), []);
    assert.equal(changes({ code: archive("h", "/a") }, { code: archive("i", "/a") }).length, 1);
  });

  it("reads a document by its meaning", () => {
    const documents = ["body"];
    assert.deepEqual(changes({ body: '{"a":1,"b":2}' }, { body: '{ "b": 2, "a": 1 }' }, { documents }), []);
    assert.equal(changes({ body: '{"a":["b","c"]}' }, { body: '{"a":["c","b"]}' }, { documents }).length, 1);
  });

  it("reads a policy as IAM does: one is a list of one, actions have no order", () => {
    const policies = ["policy"];
    const olds = { policy: '{"Statement":[{"Action":["a","b"],"Resource":"r"}]}' };
    const news = { policy: '{"Statement":[{"Resource":["r"],"Action":["b","a"]}]}' };
    assert.deepEqual(changes(olds, news, { policies }), []);
    assert.equal(changes(olds, { policy: '{"Statement":[]}' }, { policies }).length, 1);
  });

  it("does not mind the order of a set", () => {
    assert.deepEqual(
      changes({ set: [{ a: 1 }, { a: 2 }] }, { set: [{ a: 2 }, { a: 1 }] }, { sets: ["set"] }),
      [],
    );
    assert.equal(changes({ list: [1, 2] }, { list: [2, 1] }).length, 2);
  });

  it("leaves out what the program ignores, and what lies below", () => {
    const found = changes({ a: { b: 1, c: 1 }, ab: 1 }, { a: { b: 2, c: 2 }, ab: 2 });
    assert.deepEqual(
      withoutIgnored(found, ["a.b"]).map(({ path }) => path),
      ["a.c", "ab"],
    );
    assert.deepEqual(
      withoutIgnored(found, ["a"]).map(({ path }) => path),
      ["ab"],
    );
  });

  it("takes two texts that are no documents for what they are", () => {
    assert.equal(sameDocument("{", "{"), true);
    assert.equal(sameDocument("{", "["), false);
  });
});
