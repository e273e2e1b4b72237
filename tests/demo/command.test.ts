import * as assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");

/** Runs the command where it must end before anything is started. */
function demo(...args: string[]) {
  const { npm_lifecycle_event: _, ...env } = process.env;
  const command = ["-r", "tsx/cjs", "commands/demo.ts", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: ROOT,
    env,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

describe("npm run demo", function () {
  this.timeout(60_000);

  it("explains itself", () => {
    const { status, stdout } = demo("--help");
    assert.equal(status, 0);
    for (const flag of ["--input FILE", "--events N", "--seed N", "--json FILE", "--keep"]) {
      assert.ok(stdout.includes(flag), flag);
    }
  });

  const wrong: [title: string, args: string[], status: number, message: RegExp][] = [
    [
      "an input that does not exist",
      ["--input", "/no/such/file"],
      2,
      /\/no\/such\/file does not exist; --input takes/,
    ],
    ["a directory as input", ["--input", ROOT], 2, /is a directory; --input takes a file/],
    [
      "a number of events that is none",
      ["--events", "many"],
      2,
      /'--events' is 'many'; allowed: a whole number/,
    ],
    [
      "an input and a number of events",
      ["--input", "package.json", "--events", "3"],
      2,
      /nothing is generated/,
    ],
    ["a flag it does not know", ["--fast"], 2, /--fast.*allowed: --input/],
    [
      "a place for figures that does not exist",
      ["--json", "/no/such/out.json"],
      2,
      /\/no\/such is no directory/,
    ],
    ["a directory for figures", ["--json", ROOT], 2, /is a directory; --json takes/],
  ];
  for (const [title, args, status, message] of wrong) {
    it(`refuses ${title} before it starts anything`, () => {
      const ended = demo(...args);
      assert.equal(ended.status, status, ended.stderr);
      assert.match(ended.stderr, message);
    });
  }
});
