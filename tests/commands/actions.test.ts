import * as assert from "node:assert/strict";
import { runCommandFile } from "../gate/support/command";

describe("a command that is several", () => {
  for (const [title, args, message] of [
    [
      "no action",
      [],
      /^error: No action is named; allowed: up, down, status\nSee: npm run migrate -- up \| down \| status --help/,
    ],
    [
      "an action it does not know",
      ["constructor"],
      /^error: Unknown action 'constructor'; allowed: up, down, status/,
    ],
  ] as const) {
    it(`refuses ${title}, and names the actions there are`, async () => {
      const { code, stderr } = await runCommandFile("migrate", { args: [...args] });
      assert.equal(code, 2);
      assert.match(stderr, message);
    });
  }
});

describe("the command train", () => {
  it("refuses a number of texts that is none, before it reads anything", async () => {
    const { code, stderr } = await runCommandFile("train", { args: ["--samples", "0"] });
    assert.equal(code, 2);
    assert.match(stderr, /^error: Option '--samples' is '0'; allowed: a whole number from 1 to/);
  });
});
