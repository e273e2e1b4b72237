import * as assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { CompactEncrypt, compactDecrypt } from "jose";
import { keyIdOf, NotSealed } from "../../../runtime/subject-keys/compact";
import { sealingKey } from "../../../runtime/subject-keys/jwe";

const ID = "a".repeat(64);

describe("sealed content", () => {
  const bytes = randomBytes(32);
  const key = () => sealingKey(ID, Buffer.from(bytes));

  it("is opened by another implementation of JWE, whatever it holds", () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), async (content) => {
        const { plaintext, protectedHeader } = await compactDecrypt(key().seal(content), bytes);
        assert.deepEqual(Buffer.from(plaintext), Buffer.from(content));
        assert.deepEqual(protectedHeader, { alg: "dir", enc: "A256GCM", kid: ID });
      }),
    ));

  it("is the last member of a line as it is alone, whatever it and the line hold", () => {
    const line = fc.record({ a: fc.string({ unit: "binary", maxLength: 300 }), b: fc.nat() });
    const lines: [Buffer, string][] = [];
    fc.assert(
      fc.property(line, fc.uint8Array({ maxLength: 40_000 }), (object, content) => {
        const made = key().line(JSON.stringify(object), content);
        const expected = `${JSON.stringify({ ...object, sealed: key().seal(content) })}\n`;
        assert.equal(made.toString("utf8"), expected);
        lines.push([made, expected]);
      }),
    );
    for (const [made, expected] of lines)
      assert.ok(made.equals(Buffer.from(expected)), "a later line changed it");
  });

  it("of another implementation is opened here", async () => {
    const content = randomBytes(100);
    const jwe = await new CompactEncrypt(content)
      .setProtectedHeader({ alg: "dir", enc: "A256GCM", kid: ID })
      .encrypt(bytes);
    assert.deepEqual(key().open(jwe), content);
    assert.equal(keyIdOf(jwe), ID);
  });

  it("is the same bytes each time, and shares its vector with no other content", () => {
    const [first, again] = [key().seal(Buffer.from("one")), key().seal(Buffer.from("one"))];
    assert.equal(first, again);
    const vectors = new Set(
      Array.from(
        { length: 10_000 },
        (_, at) =>
          key()
            .seal(Buffer.from(`${at}`))
            .split(".")[2],
      ),
    );
    assert.equal(vectors.size, 10_000);
  });

  it("shows nothing of what it holds", () => {
    const jwe = key().seal(Buffer.from("Zoë Marlowe-Quist ".repeat(50)));
    const texts = jwe
      .split(".")
      .map((part) => `${part}\n${Buffer.from(part, "base64url").toString("latin1")}`);
    for (const secret of ["Marlowe", "Quist", "Zo"]) {
      if (secret.length > 2)
        assert.equal(
          texts.some((text) => text.includes(secret)),
          false,
        );
    }
  });

  it("that was changed anywhere is refused without a word of it", () => {
    const jwe = key().seal(Buffer.from("a secret text"));
    for (let at = 0; at < jwe.length; at++) {
      if (jwe[at] === ".") continue;
      const changed = `${jwe.slice(0, at)}${jwe[at] === "A" ? "B" : "A"}${jwe.slice(at + 1)}`;
      // The last letter of a part may hold bits that do not count.
      if (
        Buffer.from(changed.split(".").at(-1) ?? "", "base64url").equals(
          Buffer.from(jwe.split(".").at(-1) ?? "", "base64url"),
        ) &&
        Buffer.from(changed.split(".")[3] ?? "", "base64url").equals(
          Buffer.from(jwe.split(".")[3] ?? "", "base64url"),
        ) &&
        Buffer.from(changed.split(".")[2] ?? "", "base64url").equals(
          Buffer.from(jwe.split(".")[2] ?? "", "base64url"),
        ) &&
        changed.split(".")[0] === jwe.split(".")[0]
      )
        continue;
      assert.throws(
        () => key().open(changed),
        (error: Error) => error instanceof NotSealed && !error.message.includes("secret"),
        `letter ${at}`,
      );
    }
  });

  for (const [what, text] of [
    ["nothing", ""],
    ["a text", "hello"],
    ["JSON", '{"a":1}'],
    ["four parts", "a.b.c.d"],
    ["a header that is no JSON", "bm9uZQ..AAAAAAAAAAAAAAAA.AA.AAAAAAAAAAAAAAAAAAAAAA"],
    ["a header that is null", "bnVsbA..AAAAAAAAAAAAAAAA.AA.AAAAAAAAAAAAAAAAAAAAAA"],
  ] as const) {
    it(`is not ${what}`, () => {
      assert.throws(() => keyIdOf(text), NotSealed);
      assert.throws(() => key().open(text), NotSealed);
    });
  }

  for (const extra of [
    { zip: "DEF" },
    { crit: ["exp"], exp: 1 },
    { alg: "A256KW" },
    { enc: "A128GCM" },
    { kid: 7 },
  ]) {
    it(`with ${JSON.stringify(extra)} in its header is refused, as it is not understood`, () => {
      const [, ...rest] = key().seal(Buffer.from("x")).split(".");
      const header = Buffer.from(JSON.stringify({ alg: "dir", enc: "A256GCM", kid: ID, ...extra }));
      assert.throws(() => key().open([header.toString("base64url"), ...rest].join(".")), NotSealed);
    });
  }

  it("under another key is refused, also under the same id", () => {
    const jwe = key().seal(Buffer.from("x"));
    assert.throws(() => sealingKey("b".repeat(64), Buffer.from(bytes)).open(jwe), NotSealed);
    assert.throws(() => sealingKey(ID, randomBytes(32)).open(jwe), NotSealed);
  });

  it("cannot be made with a key of another length", () => {
    assert.throws(() => sealingKey(ID, randomBytes(16)), /length/);
  });

  it("leaves no key behind when its key is wiped", () => {
    const held = Buffer.from(bytes);
    sealingKey(ID, held).wipe();
    assert.deepEqual(held, Buffer.alloc(32));
  });
});
