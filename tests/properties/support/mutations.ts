import { TOPICS } from "../../../contracts/topics";
import { createRandom, type Random } from "../../../demo/generate/random";
import { inventEvent } from "../../../demo/generate/topics";

type Fields = Record<string, unknown>;

/** A change that makes an event malformed, most of the time. */
type Mutation = (text: string, random: Random) => string | Buffer;

const VALUES = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  "",
  " ",
  "\u0000",
  "x",
  [],
  {},
  [[]],
  [null],
  { a: 1 },
  "9".repeat(40),
  "constructor",
  "__proto__",
  "2026-02-30T00:00:00Z",
  "evt_",
  "LOW\n",
  "null",
  "NaN",
] as const;

const TIMES = [
  "soon",
  "",
  "2026-13-01T00:00:00Z",
  "2026-02-30T00:00:00Z",
  "2026-01-01T24:00:00Z",
  "2026-01-01T00:00:60Z",
  "2026-01-01 00:00:00Z",
  "2026-01-01T00:00:00",
  "2026-01-01T00:00:00+00:00",
  "2026-01-01",
  "20260101T000000Z",
  "+012026-01-01T00:00:00Z",
  "9999-12-31T23:59:59Z",
  "2026-01-01T00:00:00.1234567890Z",
  "2026-01-01t00:00:00z",
  "0000-00-00T00:00:00Z",
  "2026-01-01T00:00Z",
  "1767225600",
  " 2026-01-01T00:00:00Z",
  "2026-01-01T00:00:00Z ",
] as const;

/** Applies a change to one field anywhere in the event. */
function onField(change: (parent: Fields, name: string, random: Random) => void): Mutation {
  return (text, random) => {
    const event = JSON.parse(text) as Fields;
    const places: [Fields, string][] = [];
    const walk = (node: unknown) => {
      if (typeof node !== "object" || node === null) return;
      for (const name of Object.keys(node)) {
        places.push([node as Fields, name]);
        walk((node as Fields)[name]);
      }
    };
    walk(event);
    const [parent, name] = random.pick(places);
    change(parent, name, random);
    return JSON.stringify(event);
  };
}

const inside = (text: string, insert: string) => text.replace('"data":{', `"data":{${insert},`);

/** Each way of spoiling an event, by name. */
export const MUTATIONS: Record<string, Mutation> = {
  truncated: (text, random) => Buffer.from(text).subarray(0, random.int(0, text.length - 1)),
  "without its beginning": (text, random) => Buffer.from(text).subarray(random.int(1, text.length - 1)),
  "bytes flipped": (text, random) => {
    const bytes = Buffer.from(text);
    for (let flips = random.int(1, 4); flips > 0; flips--) {
      const at = random.int(0, bytes.length - 1);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.int(0, 7));
    }
    return bytes;
  },
  "bytes put in": (text, random) => {
    const bytes = Buffer.from(text);
    const at = random.int(0, bytes.length);
    const more = Buffer.from(Array.from({ length: random.int(1, 6) }, () => random.int(0, 255)));
    return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
  },
  "invalid UTF-8": (text, random) => {
    const bytes = Buffer.from(text);
    const at = random.int(0, bytes.length);
    const broken = random.pick([
      [0xc0, 0xaf],
      [0xed, 0xa0, 0x80],
      [0xff],
      [0xf5, 0x80, 0x80, 0x80],
      [0x80],
      [0xe2, 0x82],
    ]);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(broken), bytes.subarray(at)]);
  },
  "another type": onField((parent, name, random) => {
    parent[name] = random.pick(VALUES);
  }),
  "a field gone": onField((parent, name) => {
    delete parent[name];
  }),
  "a field renamed": onField((parent, name, random) => {
    parent[random.pick([name.toUpperCase(), `${name} `, ` ${name}`, "", "__proto__", "constructor"])] =
      parent[name];
    delete parent[name];
  }),
  "a wrong enum": onField((parent, name, random) => {
    if (typeof parent[name] === "string")
      parent[name] = `${parent[name]}${random.pick(["s", "\u0000", "\u200b", " "])}`;
  }),
  "a string too long": onField((parent, name, random) => {
    if (typeof parent[name] === "string") parent[name] = "x".repeat(random.pick([65, 129, 513, 2_000]));
  }),
  "a number out of range": onField((parent, name, random) => {
    if (typeof parent[name] === "number")
      parent[name] = random.pick([-1, 0, 11, 28, 1e21, -1e308, 0.5, 2 ** 53]);
  }),
  "an odd time": (text, random) => JSON.stringify({ ...JSON.parse(text), timestamp: random.pick(TIMES) }),
  "an odd type": (text, random) =>
    JSON.stringify({
      ...JSON.parse(text),
      event_type: random.pick([
        "",
        "chat",
        "Chat.Message.Sent",
        "toString",
        "__proto__",
        "chat.message.sent ",
        "hasOwnProperty",
      ]),
    }),
  "an odd version": (text, random) =>
    JSON.stringify({
      ...JSON.parse(text),
      schema_version: random.pick([0, -1, 1.5, "1", null, 2 ** 60, [], true]),
    }),
  "an odd id": (text, random) =>
    JSON.stringify({
      ...JSON.parse(text),
      event_id: random.pick([
        "evt_ab",
        "evt_a b",
        `evt_${"a".repeat(65)}`,
        "EVT_abc",
        "evt_äbc",
        "evt_abc\n",
      ]),
    }),
  "a number no double holds": (text, random) =>
    inside(
      text,
      `"big":${random.pick(["1e400", "-1e400", "9".repeat(400), "0.".concat("1".repeat(300)), "01", "+1", ".5", "1.", "0x10", "NaN", "Infinity"])}`,
    ),
  "a NUL": (text, random) => {
    const at = random.int(0, text.length);
    return `${text.slice(0, at)}\u0000${text.slice(at)}`;
  },
  "a byte-order mark": (text) => `\ufeff${text}`,
  "UTF-16": (text) => Buffer.from(text, "utf16le"),
  "duplicate keys": (text, random) =>
    text
      .replace(
        "{",
        `{${random.pick(['"event_type":"x"', '"data":1', '"event_id":"evt_first"', '"timestamp":"soon"'])},`,
      )
      .replace(
        /}$/,
        `,${random.pick(['"data":{}', '"event_type":"a.b"', '"source":""', '"timestamp":null', '"x":1'])}}`,
      ),
  "a key that is no name": (text, random) =>
    inside(
      text,
      `"${random.pick(["__proto__", "constructor", "toString", "", "\\u0000", "\\ud800"])}":${random.pick(["1", "{}", '{"event_type":"x"}', "null", "[]"])}`,
    ),
  "deep nesting": (text, random) => {
    const levels = random.pick([61, 62, 63, 64, 65, 200, 5_000]);
    return random.chance(0.5)
      ? inside(text, `"deep":${"[".repeat(levels)}${"]".repeat(levels)}`)
      : inside(text, `"deep":${'{"d":'.repeat(levels)}1${"}".repeat(levels)}`);
  },
  "unbalanced brackets": (_, random) =>
    random.pick(["[", "{", '{"a":', "]", "}"]).repeat(random.int(1, 3_000)),
  "another root": (text, random) =>
    random.pick([
      `[${text}]`,
      JSON.stringify(text),
      "null",
      "1",
      "true",
      "",
      " ",
      "{}",
      `${text}${text}`,
      `${text},`,
    ]),
  "JavaScript instead of JSON": (text, random) =>
    random.pick([
      text.replaceAll('"', "'"),
      text.replace("{", "{/* */"),
      text.replace(/}$/, ",}"),
      text.replace(/:"/, ":`"),
      `(${text})`,
    ]),
  "lone surrogates": (text) => text.replace(/"source":"[^"]*"/, '"source":"\\ud800\\udfff\\udc00"'),
};

const MANY = Object.keys(MUTATIONS);
/** One in so many is spoiled twice. */
const TWICE = 0.25;

/** A malformed event: the same number gives the same bytes on every machine. */
export function malformed(number: number, now: number): { kind: string; bytes: Buffer } {
  const random = createRandom(number * 2_654_435_761);
  const event = inventEvent(random, random.pick(TOPICS), `evt_bad_${number}`, now - 60_000);
  const kind = MANY[number % MANY.length] ?? "truncated";
  const spoiled = (MUTATIONS[kind] as Mutation)(JSON.stringify(event), random);
  if (!random.chance(TWICE)) return { kind, bytes: Buffer.from(spoiled) };
  const again = random.pick(["truncated", "bytes flipped", "bytes put in", "a NUL"]);
  const bytes = (MUTATIONS[again] as Mutation)(spoiled.toString(), random);
  return { kind: `${kind}, then ${again}`, bytes: Buffer.from(bytes) };
}

/** Around and above a megabyte: few, for each costs as much as thousands of others. */
export function huge(now: number): Buffer[] {
  const random = createRandom(5);
  return [1_000_000, 1_048_000, 1_048_576, 1_048_577, 1_500_000, 4_000_000].flatMap((bytes) => {
    const text = JSON.stringify(inventEvent(random, "chat.message.sent", "evt_huge", now));
    const fill = "x".repeat(bytes - text.length);
    return [
      Buffer.from(inside(text, `"huge":${fill}`)),
      Buffer.from(inside(text, `"huge":"${fill}`)),
      Buffer.from(text.replace('"chat.message.sent"', `"${fill}"`)),
      Buffer.concat([Buffer.from(text), Buffer.alloc(bytes - text.length, 0xff)]),
      Buffer.from("[".repeat(bytes)),
    ];
  });
}
