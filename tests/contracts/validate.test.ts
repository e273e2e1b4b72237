import * as assert from "node:assert/strict";
import { validateEvent } from "../../contracts/events/validate";
import { MAX_EVENT_DEPTH } from "../../contracts/quarantine";
import { REQUIRED } from "../../demo/generate/required";
import { ALL_TOPICS, event, eventWithout, NOW } from "../runtime/support/events";
import { BROKEN, OPTIONAL } from "./fields";

describe("the event contract", () => {
  const judge = (value: unknown) => validateEvent(value as Record<string, unknown>, NOW);
  const violation = (pointer: string) => ({ ok: false, reason: "schema_violation", pointer });

  for (const topic of ALL_TOPICS) {
    it(`accepts a valid ${topic}, and keeps what it does not know`, () => {
      const given = event(topic, { later: { a: [1] } }, { schema_version: 3, trace: "t" });
      const verdict = judge(given);
      assert.equal(verdict.ok, true);
      assert.equal((verdict as { event: unknown }).event, given);
    });
    for (const field of ["event_id", "event_type", "timestamp", "source", "data"]) {
      it(`rejects a ${topic} without ${field}`, () => {
        assert.deepEqual(judge(eventWithout(topic, field)), violation(`/${field}`));
      });
    }
    for (const field of REQUIRED[topic]) {
      it(`rejects a ${topic} without data.${field}`, () => {
        assert.deepEqual(judge(eventWithout(topic, `data.${field}`)), violation(`/data/${field}`));
      });
    }
    for (const field of OPTIONAL[topic]) {
      it(`accepts a ${topic} without data.${field}`, () => {
        assert.equal(judge(eventWithout(topic, `data.${field}`)).ok, true);
      });
    }
  }

  for (const [title, args, pointer] of BROKEN) {
    it(`rejects ${title}`, () => assert.deepEqual(judge(event(...args)), violation(pointer)));
  }

  it("rejects an unknown type before anything else is wrong", () => {
    const verdict = judge({ event_type: "chat.message.deleted", timestamp: 1 });
    assert.deepEqual(verdict, { ok: false, reason: "unknown_event_type", pointer: "/event_type" });
  });

  it("rejects a broken schema before a wrong time", () => {
    const verdict = judge(event("audit.event.logged", { outcome: 1 }, { timestamp: "yesterday" }));
    assert.deepEqual(verdict, violation("/data/outcome"));
  });

  const nested = (levels: number): unknown => {
    let value: unknown = 1;
    for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { x: value };
    return value;
  };

  it("accepts the deepest nesting it allows and rejects one level more, without naming unknown fields", () => {
    // The event and its data are two levels.
    assert.equal(
      judge(event("audit.event.logged", { "jane@example.com": nested(MAX_EVENT_DEPTH - 2) })).ok,
      true,
    );
    const verdict = judge(event("audit.event.logged", { "jane@example.com": nested(MAX_EVENT_DEPTH - 1) }));
    assert.deepEqual(verdict, violation("/data"));
  });

  it("rejects 10,000 levels without using up the stack", () => {
    assert.deepEqual(judge(event("audit.event.logged", { details: nested(10_000) })), violation("/data"));
  });

  for (const key of ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"]) {
    it(`accepts ${key} as a field of data, and changes no prototype`, () => {
      const text = JSON.stringify(event("audit.event.logged", { later: 1 })).replace(
        '"later":1',
        `"${key}":{"polluted":1}`,
      );
      const value = JSON.parse(text);
      assert.equal(judge(value).ok, true);
      assert.ok(Object.hasOwn(value.data, key));
      assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
    });
  }

  it("takes no field from a prototype for one that is there", () => {
    const value = JSON.parse(
      JSON.stringify(eventWithout("audit.event.logged", "data.outcome")).replace(
        '"action"',
        '"__proto__":{"outcome":"success"},"action"',
      ),
    );
    assert.deepEqual(judge(value), violation("/data/outcome"));
  });
});
