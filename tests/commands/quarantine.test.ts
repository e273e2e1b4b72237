import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { inFolder } from "../demo/support";
import { runCommand } from "../operations/support/command";

describe("the quarantine command", function () {
  this.timeout(30_000);
  this.slow(5_000);

  const refused: [what: string, args: string[], message: RegExp][] = [
    ["an unknown action", ["mend"], /Unknown action 'mend'; allowed: list, show, replay, drop/],
    ["to drop everything at once", ["drop", "--because", "x"], /Nothing is chosen; give ids, --reason/],
    [
      "to drop unasked",
      ["drop", "--because", "x", "a/b/1"],
      /'--yes' is missing: there is no terminal to ask on/,
    ],
    ["an archive without a beginning", ["replay", "--archive"], /'--since' is missing; with --archive/],
    [
      "a transform that is not there",
      ["replay", "--transform", "no.js"],
      /'--transform': The transform '.*no\.js' does not exist/,
    ],
  ];
  for (const [what, args, message] of refused) {
    it(`refuses ${what} with exit code 2`, () =>
      inFolder(async (folder) => {
        const { code, stderr } = await runCommand(args, { STRATA_LOCAL_DIR: folder });
        assert.match(stderr, message);
        assert.equal(code, 2);
      }));
  }

  it("says what it needs where no stack runs, or the outputs are another stack's", () =>
    inFolder(async (folder) => {
      const none = await runCommand(["list"], { STRATA_LOCAL_DIR: folder });
      assert.equal(none.code, 1);
      assert.match(
        none.stderr,
        /^error: no local stack runs in .*; start one with: npm run local:up; or name a stack with --outputs FILE$/m,
      );
      const file = join(folder, "outputs.json");
      writeFileSync(file, '{"bus":{"arn":"arn:aws:events:eu-west-1:1:event-bus/b"}}');
      const other = await runCommand(["list", "--outputs", file], {});
      assert.match(
        other.stderr,
        /have no text 'bus\.archiveName'; give those of: pulumi stack output --json/,
      );
    }));
});
