import type { Mutation } from "./mutation";

/** Puts a member in front of the others of data. */
export const inside = (text: string, insert: string) => text.replace('"data":{', `"data":{${insert},`);

/** Ways of spoiling the JSON text of an event. */
export const JSON_TEXT: Record<string, Mutation> = {
  "a number no double holds": (text, random) =>
    inside(
      text,
      `"big":${random.pick(["1e400", "-1e400", "9".repeat(400), "0.".concat("1".repeat(300)), "01", "+1", ".5", "1.", "0x10", "NaN", "Infinity"])}`,
    ),
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
