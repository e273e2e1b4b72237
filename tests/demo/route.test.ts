import * as assert from "node:assert/strict";
import { topicOf } from "../../demo/publish/route";

describe("the stream of a raw line", () => {
  it("is that of its own event type", () => {
    assert.equal(topicOf(Buffer.from('{"event_type":"audit.event.logged"}')), "audit.event.logged");
  });

  for (const [title, line] of [
    ["is no JSON", "hello"],
    ["is empty", ""],
    ["is null", "null"],
    ["is no object", "[]"],
    ["has an unknown type", '{"event_type":"a.b"}'],
    ["has a type that is no text", '{"event_type":{"a":1}}'],
    ["has a type from a prototype", '{"__proto__":{"event_type":"audit.event.logged"}}'],
    ["is no text", Buffer.from([0xff, 0x00, 0x0a])],
  ] as const) {
    it(`is the chat stream's when the line ${title}`, () => {
      assert.equal(topicOf(Buffer.from(line as string)), "chat.message.sent");
    });
  }
});
