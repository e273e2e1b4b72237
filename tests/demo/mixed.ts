import { MAX_EVENT_BYTES, MAX_TIMESTAMP_AHEAD_MS } from "../../contracts/quarantine";
import { TOPICS, type Topic } from "../../contracts/topics";
import { generateLines } from "../../demo/generate";
import { createRandom } from "../../demo/generate/random";
import { inventEvent } from "../../demo/generate/topics";
import type { Event } from "./support";

/** A line and whether the contract takes it. */
interface Special {
  line: string | Buffer;
  accepted: boolean;
}

/**
 * An input with everything in it: generated events of all topics, each generated bad line at least once, repeats, and
 * unusual lines, good and bad, that nobody would send on purpose.
 *
 * @param run part of every id, so that files of two runs share none
 */
export function mixedInput(now: number, run: string): { content: Buffer; special: Special[] } {
  const generated = [...generateLines({ count: 640, seed: 11, now, badShare: 0.13, repeatShare: 0.05 })];
  const special = unusual(now, run);
  const lines: Buffer[] = [];
  const every = Math.floor(generated.length / special.length);
  generated.forEach((line, at) => {
    lines.push(line);
    const extra = at % every === 0 ? special[at / every] : undefined;
    if (extra) lines.push(Buffer.from(extra.line));
  });
  // No line feed at the end: the last line counts all the same.
  return {
    content: Buffer.concat(lines.flatMap((line, at) => (at === 0 ? [line] : [LINE_FEED, line]))),
    special,
  };
}

const LINE_FEED = Buffer.from("\n");

function unusual(now: number, run: string): Special[] {
  const random = createRandom(99);
  let count = 0;
  const event = (topic: Topic, change: (event: Event) => void = () => undefined): Event => {
    count += 1;
    const made = inventEvent(random, topic, `evt_${run}_special_${count}`, now - 5000) as Event;
    change(made);
    return made;
  };
  const good = (topic: Topic, change?: (event: Event) => void): Special => ({
    line: JSON.stringify(event(topic, change)),
    accepted: true,
  });
  const text = (topic: Topic, edit: (text: string) => string, accepted = true): Special => ({
    line: edit(JSON.stringify(event(topic))),
    accepted,
  });
  const big = (bytes: number) => (e: Event) => {
    e.data["extra"] = "words and words, ".repeat(Math.ceil(bytes / 17)).slice(0, bytes);
  };
  const shared = event("audit.event.logged");
  const at = { entity_id: "rec_same", timestamp: new Date(now - 7000).toISOString() };
  const sameInstant = (e: Event) => {
    e["timestamp"] = at.timestamp;
    e.data["entity_id"] = at.entity_id;
  };
  return [
    ...TOPICS.map((topic) => text(topic, (line) => `${line}\r`)),
    ...TOPICS.map((topic) =>
      text(topic, (line) => line.replace('"data":{', '"data":{"__proto__":{"admin":true},')),
    ),
    text("chat.message.sent", (line) =>
      line.replace("{", '{"__proto__":{"event_type":"audit.event.logged"},'),
    ),
    text("chat.message.sent", (line) => line.replace("{", '{"constructor":1,"toString":"x",')),
    text("chat.message.sent", (line) => `  ${line}  `),
    text("chat.message.sent", (line) => `\ufeff${line}`, false),
    text("audit.event.logged", (line) => line.replace('"data":{', `"data":{"x":${nested(62)},`)),
    text("audit.event.logged", (line) => line.replace('"data":{', `"data":{"x":${nested(63)},`), false),
    text("audit.event.logged", (line) => line.replace('"data":{', `"data":{"x":${nested(10_000)},`), false),
    // Too large for a bus entry, a queue, a table's item, a delivery record: all within the contract.
    ...TOPICS.flatMap((topic) => [good(topic, big(300_000)), good(topic, big(900_000))]),
    text("chat.message.sent", (line) => line + " ".repeat(MAX_EVENT_BYTES - Buffer.byteLength(line))),
    text(
      "chat.message.sent",
      (line) => line + " ".repeat(MAX_EVENT_BYTES + 1 - Buffer.byteLength(line)),
      false,
    ),
    good("chat.message.sent", (e) => Object.assign(e.data, { message: "", student_name: "" })),
    good("chat.message.sent", (e) => {
      e.data["message"] = "naïve 🙂 \u2028 \u0000 \ud800 日本語";
    }),
    good("chat.message.sent", (e) => {
      e.data["mail of zoe.field@quillpost.example"] = { deep: [["+1 415 223 0177"]] };
    }),
    good("audit.event.logged", (e) => {
      e["trace"] = "sent for lee.marsh@quillpost.example";
    }),
    good("audit.event.logged", sameInstant),
    good("audit.event.logged", sameInstant),
    good("chat.message.sent", (e) => {
      e["timestamp"] = new Date(now + MAX_TIMESTAMP_AHEAD_MS - 600_000).toISOString();
    }),
    good("chat.message.sent", (e) => {
      e["timestamp"] = "1969-07-20T20:17:40Z";
    }),
    // Two different events under one id: one is accepted, the other repeats it.
    { line: JSON.stringify(shared), accepted: true },
    { line: JSON.stringify({ ...shared, source: "another" }), accepted: true },
    { line: "not json", accepted: false },
    { line: "not json", accepted: false },
    { line: "", accepted: false },
    { line: "\r", accepted: false },
    { line: Buffer.from([0xf0, 0x9f, 0x98]), accepted: false },
    { line: "[".repeat(100_000), accepted: false },
    {
      line: '{"event_type":"chat.message.sent","event_type":"mail of ann.reed@quillpost.example"}',
      accepted: false,
    },
  ];
}

function nested(levels: number): string {
  return `${'{"d":'.repeat(levels - 1)}{}${"}".repeat(levels - 1)}`;
}
