import * as assert from "node:assert/strict";
import { lexicalEmbedder, lexicalVector } from "../../../runtime/embedding/lexical";
import { cpuMs } from "../../support/cpu";

const cosine = (a: readonly number[] = [], b: readonly number[] = []) =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

describe("the lexical embedder", () => {
  it("gives 768 numbers of length one, the same every time", async () => {
    const [first] = await lexicalEmbedder().embed(["I am worried about the exam"], "document");
    const [second] = await lexicalEmbedder().embed(["I am worried about the exam"], "query");
    assert.equal(first?.length, 768);
    assert.deepEqual(first, second);
    assert.ok(Math.abs(cosine(first, first) - 1) < 1e-4);
  });

  it("puts texts of the same words nearer than texts of others", () => {
    const text = lexicalVector("worried about the maths exam");
    const same = cosine(text, lexicalVector("so worried about my maths exams"));
    const other = cosine(text, lexicalVector("nobody sits with me at lunch"));
    assert.ok(same > 0.4 && other < 0.2, `${same} ${other}`);
  });

  it("sees no difference in case, form or accents' spelling", () => {
    assert.deepEqual(lexicalVector("ＥＸＡＭ Zoë"), lexicalVector("exam Zoe\u0308".normalize("NFC")));
  });

  it("does not compare the signs that stand for redacted values", () => {
    assert.equal(lexicalVector("[PERSON] [PHONE]"), undefined);
    assert.deepEqual(lexicalVector("call [PERSON] now"), lexicalVector("call [EMAIL] now"));
  });

  it("has no vector for what holds no letter or digit", async () => {
    assert.deepEqual(await lexicalEmbedder().embed(["", " ", "…!?", "🙂", "\u0000"], "document"), [
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("takes a text of a million characters in a moment", () => {
    const text = "word ".repeat(200_000);
    assert.ok(cpuMs(() => assert.ok(lexicalVector(text))) < 1_000);
  });
});
