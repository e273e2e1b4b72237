import * as assert from "node:assert/strict";
import { RECORD_TABLES } from "../../contracts/tables";
import type { Item } from "../../runtime/shared/item";
import { checkItem } from "../../runtime/shared/item-limits";
import { StoreRefusal } from "../../runtime/shared/store-quarantine";

const KEYS = RECORD_TABLES["audit-trail"];

/** A valid item of the audit trail with some attributes changed. */
function item(changes: Item = {}): Item {
  return { entity_id: "record-1", timestamp: "2026-03-01T12:00:00.000Z#evt_1", actor_id: "a", ...changes };
}

function refusalOf(changes: Item): Pick<StoreRefusal, "reason" | "pointer"> | undefined {
  try {
    checkItem(item(changes), KEYS);
    return undefined;
  } catch (error) {
    if (!(error instanceof StoreRefusal)) throw error;
    assert.doesNotMatch(error.message, /secret/);
    return { reason: error.reason, pointer: error.pointer };
  }
}

describe("an item", () => {
  it("is taken up to 400 KB, attribute names included, and refused above", () => {
    const rest = Object.entries(item()).reduce(
      (sum, [name, value]) => sum + name.length + String(value).length,
      0,
    );
    const room = 409_600 - rest - "extra".length;
    assert.equal(refusalOf({ extra: "x".repeat(room) }), undefined);
    assert.deepEqual(refusalOf({ extra: "x".repeat(room + 1) }), {
      reason: "too_large_for_store",
      pointer: undefined,
    });
    assert.equal(refusalOf({ extra: "é".repeat(room / 2 + 1) })?.reason, "too_large_for_store");
  });

  it("is refused for a key that is empty or longer than the table or an index takes", () => {
    assert.equal(refusalOf({ entity_id: "x".repeat(2_048) }), undefined);
    assert.deepEqual(refusalOf({ entity_id: "x".repeat(2_049) }), {
      reason: "too_large_for_store",
      pointer: "/data/entity_id",
    });
    assert.deepEqual(refusalOf({ actor_id: "é".repeat(1_025) }), {
      reason: "too_large_for_store",
      pointer: "/data/actor_id",
    });
    assert.deepEqual(refusalOf({ actor_id: "" }), {
      reason: "value_out_of_range",
      pointer: "/data/actor_id",
    });
    assert.deepEqual(refusalOf({ timestamp: "2".repeat(1_025) }), {
      reason: "too_large_for_store",
      pointer: undefined,
    });
  });

  it("is refused for a number beyond the service's, and for text that has no form in UTF-8", () => {
    assert.equal(refusalOf({ schema_version: 9.9e125 }), undefined);
    assert.deepEqual(refusalOf({ schema_version: 1e126 }), {
      reason: "value_out_of_range",
      pointer: "/schema_version",
    });
    assert.deepEqual(refusalOf({ source: "secret \ud800" }), { reason: "invalid_text", pointer: "/source" });
    assert.equal(refusalOf({ source: "whole \u{1f600}, even \u0000" }), undefined);
    assert.equal(refusalOf({ trigger_keywords: ["fine", "\udc00"] })?.reason, "invalid_text");
  });

  it("may have any attribute and any text: both go as parameters", () => {
    for (const text of ["' OR 1=1 --", '{"$gt":""}', "__proto__", "a\r\nb", "#key = :key"])
      assert.equal(refusalOf({ extra: text, size: text, values: text }), undefined, text);
  });
});
