import type { Random } from "../../../../demo/generate/random";
import type { Mutation } from "./mutation";

type Fields = Record<string, unknown>;

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

/** Ways of spoiling a field of an event that stays JSON. */
export const FIELDS: Record<string, Mutation> = {
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
};
