import assert from "node:assert/strict";
import {
  ARCHIVE,
  hasSecret,
  hasUnknown,
  plain,
  remark,
  SIGNATURE,
  secret,
  UNKNOWN,
} from "../../../local/provider/protocol/values";

describe("property values", () => {
  it("lose their marks on the way to AWS", () => {
    const marked = { a: secret({ b: [secret("c")] }), d: { [SIGNATURE]: ARCHIVE, hash: "e" } };
    assert.deepEqual(plain(marked), { a: { b: ["c"] }, d: { [SIGNATURE]: ARCHIVE, hash: "e" } });
  });

  it("stand for resources by their id", () => {
    assert.equal(plain({ [SIGNATURE]: "5cf8f73096256a8f31e491e813e4eb8e", urn: "urn:a", id: "i-1" }), "i-1");
  });

  it("know of unknowns and secrets inside them", () => {
    assert.deepEqual([hasUnknown({ a: [UNKNOWN] }), hasUnknown({ a: ["b"] })], [true, false]);
    assert.deepEqual([hasSecret({ a: [secret("b")] }), hasSecret({ a: ["b"] })], [true, false]);
  });

  it("keep a secret inside a property secret and nothing else", () => {
    const before = { variables: { key: secret("s"), open: "o" }, name: "n" };
    assert.deepEqual(remark({ variables: { key: "s", open: "o" }, name: "n" }, before), before);
  });

  it("are secret as a whole where a property that held a secret has changed", () => {
    const marked = remark({ variables: { key: "t" } }, { variables: { key: secret("s") } });
    assert.deepEqual(marked, { variables: secret({ key: "t" }) });
  });
});
