import * as assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { keyCache } from "../../../runtime/subject-keys/cache";
import { sealingKey } from "../../../runtime/subject-keys/jwe";

describe("the keys a worker remembers", () => {
  const made = (id: string) => {
    const key = sealingKey(id, randomBytes(32));
    // A key that was let go seals nothing more.
    const wiped = () => {
      try {
        return key.seal(Buffer.from("x")) === "";
      } catch {
        return true;
      }
    };
    return { key, wiped };
  };

  it("end after their time, however often they are asked for, and are let go", () => {
    const cache = keyCache({ most: 10, lifeMs: 1_000 });
    const { key, wiped } = made("a");
    cache.keep(key, 0).release();
    for (const now of [100, 500, 999]) {
      const hold = cache.hold("a", now);
      assert.equal(hold?.key, key);
      hold?.release();
    }
    assert.equal(wiped(), false);
    assert.equal(cache.hold("a", 1_000), undefined);
    assert.equal(wiped(), true);
  });

  it("end by a sweep too, without being asked for", () => {
    const cache = keyCache({ most: 10, lifeMs: 1_000 });
    const [old, young] = [made("a"), made("b")];
    cache.keep(old.key, 0).release();
    cache.keep(young.key, 500).release();
    cache.sweep(1_200);
    assert.deepEqual([old.wiped(), young.wiped(), cache.size()], [true, false, 1]);
  });

  it("are at most so many, and the one not used for longest goes first", () => {
    const cache = keyCache({ most: 2, lifeMs: 1_000 });
    const [a, b, c] = [made("a"), made("b"), made("c")];
    cache.keep(a.key, 0).release();
    cache.keep(b.key, 0).release();
    cache.hold("a", 1)?.release();
    cache.keep(c.key, 2).release();
    assert.deepEqual([a.wiped(), b.wiped(), c.wiped(), cache.size()], [false, true, false, 2]);
  });

  it("are not let go while a batch works with them, and are right after", () => {
    const cache = keyCache({ most: 1, lifeMs: 1_000 });
    const [a, b] = [made("a"), made("b")];
    const first = cache.keep(a.key, 0);
    const second = cache.hold("a", 1);
    cache.keep(b.key, 2);
    assert.equal(cache.hold("a", 2), undefined);
    first.release();
    first.release();
    assert.equal(a.wiped(), false);
    second?.release();
    assert.equal(a.wiped(), true);
  });

  it("are replaced by a newer one of the same id", () => {
    const cache = keyCache({ most: 5, lifeMs: 1_000 });
    const [old, next] = [made("a"), made("a")];
    cache.keep(old.key, 0).release();
    cache.keep(next.key, 1).release();
    assert.deepEqual([old.wiped(), cache.hold("a", 2)?.key === next.key, cache.size()], [true, true, 1]);
  });
});
