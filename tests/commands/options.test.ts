import assert from "node:assert/strict";
import { helpText } from "../../commands/cli";
import { parseOptions, UsageError } from "../../commands/options";

const SPECS = {
  json: { type: "boolean", description: "print JSON" },
  events: { type: "integer", min: 1, max: 10, default: 3, description: "how many" },
  codec: { type: "string", choices: ["snappy", "zstd"], default: "zstd", description: "codec" },
  input: { type: "string", short: "i", placeholder: "FILE", description: "what to read" },
  reason: { type: "strings", choices: ["late", "broken"], description: "only these" },
} as const;

const parse = (...argv: string[]) => parseOptions(SPECS, argv);

describe("the options of a command", () => {
  it("have their defaults", () => {
    assert.deepEqual(parse().values, { json: false, events: 3, codec: "zstd", input: undefined, reason: [] });
  });

  it("are read in every form", () => {
    const { values } = parse("--json", "--events=10", "--codec", "snappy", "-i", "a.ndjson");
    assert.deepEqual(values, { json: true, events: 10, codec: "snappy", input: "a.ndjson", reason: [] });
  });

  it("may come more than once where that makes sense", () => {
    assert.deepEqual(parse("--reason", "late", "--reason=broken").values.reason, ["late", "broken"]);
    assert.throws(
      () => parse("--reason", "late", "--reason", "lost"),
      /'--reason' is 'lost'; allowed: late, broken$/,
    );
  });

  it("take any number of arguments where a command does", () => {
    const ids = { names: ["ID"], min: 1, many: true };
    assert.deepEqual(parseOptions(SPECS, ["a", "b", "c"], ids).positionals, ["a", "b", "c"]);
    assert.throws(() => parseOptions(SPECS, [], ids), /Missing argument ID/);
  });

  const wrong: [string, string[], RegExp][] = [
    [
      "an unknown flag",
      ["--jason"],
      /'--jason'; allowed: --json, --events, --codec, --input, --reason, --help$/,
    ],
    [
      "a number out of range",
      ["--events", "11"],
      /'--events' is '11'; allowed: a whole number from 1 to 10$/,
    ],
    [
      "a number that is none",
      ["--events", "1e1"],
      /'--events' is '1e1'; allowed: a whole number from 1 to 10$/,
    ],
    ["a value outside the choices", ["--codec", "gzip"], /'--codec' is 'gzip'; allowed: snappy, zstd$/],
    ["a missing value", ["--input"], /'-i, --input <value>' argument missing; allowed: --json/],
    ["an empty value", ["--input="], /'--input' is empty; allowed: a file$/],
    ["an argument where none belongs", ["extra"], /Unexpected argument 'extra'; allowed: flags only$/],
    [
      "a value for a flag that takes none",
      ["--json=yes"],
      /'--json' does not take an argument; allowed: --json/,
    ],
  ];
  for (const [what, argv, message] of wrong) {
    it(`refuse ${what}, and say what is allowed`, () => {
      assert.throws(
        () => parse(...argv),
        (error: Error) => {
          assert.ok(error instanceof UsageError);
          assert.match(error.message, message);
          return true;
        },
      );
    });
  }

  it("name a missing argument", () => {
    assert.throws(() => parseOptions(SPECS, [], { names: ["PLAN"], min: 1 }), /Missing argument PLAN/);
    assert.equal(parseOptions(SPECS, ["--help"], { names: ["PLAN"], min: 1 }).help, true);
  });

  it("are all in the help text", () => {
    const run = async () => undefined;
    const text = helpText({ usage: "npm run lake --", summary: "Writes.", options: SPECS, run });
    for (const part of [
      "npm run lake -- [options]",
      "--json",
      "--events N",
      "snappy, zstd",
      "-i, --input FILE",
      "(default 3)",
    ]) {
      assert.ok(text.includes(part), part);
    }
  });
});
