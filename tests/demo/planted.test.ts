import * as assert from "node:assert/strict";
import { decide } from "../../demo/expect";
import { Plants } from "../../demo/leaks";
import { findShapes } from "../../demo/leaks/shapes";
import { cpuMs } from "../support/cpu";
import { chat, conforms, plantsOf, VALUES } from "./plants";
import { lineOf, NOW, validEvent } from "./support";

describe("what an input plants", () => {
  it("is its names, ids and every shape in free text, extra fields and field names", () => {
    const values = plantsOf(chat({ extra: { deep: [{ "mail of jo@north.example": 1 }] } })).values();
    assert.deepEqual(
      values.map(({ kind, value }) => `${kind} ${value}`).sort(),
      [...Object.entries(VALUES).map(([kind, value]) => `${kind} ${value}`), "email jo@north.example"].sort(),
    );
  });

  it("is taken from rejected lines too, parsable or not", () => {
    const plants = new Plants();
    for (const text of ['{"data":{"student_name":"Ysolde Marrowbane"}}', "call 415-223-0199"]) {
      plants.add(lineOf(text), decide(lineOf(text), conforms, NOW));
    }
    assert.deepEqual(
      plants.values().map(({ value }) => value),
      ["Ysolde Marrowbane", "415-223-0199"],
    );
  });

  it("leaves out what a kept identifier holds as well", () => {
    const audit = validEvent("audit.event.logged", "evt_test_2");
    const withActor = { ...audit, data: { ...audit.data, actor_id: VALUES.email } };
    assert.ok(
      !plantsOf(chat(), withActor)
        .values()
        .some(({ kind }) => kind === "email"),
    );
  });

  it("takes no sum, time, hotline or impossible number for a personal value", () => {
    const innocent = [
      "2025-09-01 10:00",
      "12 + 30 = 42",
      "1-800-273-8255",
      "000-12-3456",
      "4539 1488 0343 6468",
    ];
    for (const text of [...innocent, "version 1.2.3", "1763657321", "666-12-3456", "a@b", "p. 12-14-2025"]) {
      assert.deepEqual(findShapes(text), [], text);
    }
  });

  it("is found in time that grows with the text only", () => {
    const texts = ["x".repeat(1_000_000), "1".repeat(1_000_000), "1 2 ".repeat(250_000), "@".repeat(100_000)];
    assert.ok(cpuMs(() => texts.map((text) => findShapes(text))) < 3_000);
  });
});
