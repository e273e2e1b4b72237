import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { batches, settleAll } from "../../runtime/shared/batches";
import { claimAll } from "../../runtime/shared/claims";
import { pause, persist, retryFailed } from "../../runtime/shared/retry";
import { backoff } from "./support/backoff";

describe("retries", () => {
  it("send again only what failed, in its order, until nothing is left", async () => {
    const calls: number[][] = [];
    const left = await retryFailed(
      [1, 2, 3, 4],
      async (items) => {
        calls.push([...items]);
        return items.slice(0, items.length - 2).length > 0 ? items.slice(2) : [];
      },
      backoff(),
    );
    assert.deepEqual(
      [left, calls],
      [
        [],
        [
          [1, 2, 3, 4],
          [3, 4],
        ],
      ],
    );
  });

  it("end with what still fails when the tries are used up", async () => {
    const wait = backoff();
    assert.deepEqual(await retryFailed([1], async (items) => items, wait), [1]);
    assert.deepEqual(wait.pauses.map(Math.round), [100, 200, 400]);
  });

  it("make a call again while it fails, and throw what the last try threw", async () => {
    let calls = 0;
    const failing = (until: number) => async () => {
      calls += 1;
      if (calls < until) throw new Error(`try ${calls}`);
      return calls;
    };
    const wait = backoff(3);
    assert.equal(await persist(failing(3), wait), 3);
    assert.equal(wait.pauses.length, 2);
    calls = 0;
    await assert.rejects(persist(failing(9), wait), /try 3/);
  });

  it("do not wait for a permission", async () => {
    const wait = backoff(3);
    const denied = Object.assign(new Error("Denied."), { name: "AccessDeniedException" });
    await assert.rejects(
      persist(() => Promise.reject(denied), wait),
      denied,
    );
    assert.deepEqual(wait.pauses, []);
  });

  it("pause anywhere between nothing and a bound that doubles up to its cap", () => {
    const bounds = [1, 2, 3, 4, 9].map((attempt) => pause(attempt, { ...backoff(), random: () => 1 }));
    assert.deepEqual(bounds, [100, 200, 400, 500, 500]);
    assert.equal(pause(9, { ...backoff(), random: () => 0 }), 0);
  });
});

describe("batches", () => {
  it("hold every item once, in order, within the limits", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12)), (sizes) => {
        const split = batches(sizes, { items: 3, bytes: 10 }, (size) => size);
        assert.deepEqual(split.flat(), sizes);
        for (const batch of split) {
          assert.ok(batch.length <= 3 && (batch.length === 1 || batch.reduce((a, b) => a + b) <= 10));
        }
      }),
    );
  });

  it("are worked on at most so many at a time, and each outcome stands in its place", async () => {
    let running = 0;
    let most = 0;
    const outcomes = await settleAll([1, 2, 3, 4, 5], 2, async (item) => {
      most = Math.max(most, ++running);
      await new Promise(setImmediate);
      running--;
      if (item === 3) throw new Error("three");
      return item;
    });
    assert.equal(most, 2);
    assert.deepEqual(
      outcomes.map((outcome) => (outcome.status === "fulfilled" ? outcome.value : "failed")),
      [1, 2, "failed", 4, 5],
    );
  });
});

describe("claims", () => {
  const claim = (id: string) => ({ id, owner: `owner of ${id}` });

  it("go on without those that others hold", async () => {
    const written: string[][] = [];
    const holdings = await claimAll(["a", "b", "c"].map(claim), async (claims) => {
      written.push(claims.map(({ id }) => id));
      return claims.filter(({ id }) => id === "b").map((refused) => ({ claim: refused, heldBy: "someone" }));
    });
    assert.deepEqual(written, [
      ["a", "b", "c"],
      ["a", "c"],
    ]);
    assert.deepEqual(holdings.get("b"), { owner: "someone", fresh: false });
    assert.deepEqual(holdings.get("c"), { owner: "owner of c", fresh: true });
  });

  it("are tried again after a conflict, and given up after too many", async () => {
    let conflicts = 2;
    const write = async (claims: readonly { id: string; owner: string }[]) =>
      conflicts-- > 0 ? claims.map((refused) => ({ claim: refused })) : [];
    assert.equal((await claimAll([claim("a")], write, backoff())).get("a")?.fresh, true);
    conflicts = 10;
    await assert.rejects(claimAll([claim("a")], write, backoff()), /conflicts 4 times/);
  });
});
