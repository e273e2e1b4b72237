import * as assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { DEFAULTS, KEYS } from "../../components/config";

describe("the project file", () => {
  it("starts the program as the one of local stacks does, so that what runs here runs there", () => {
    const options = (file: string) => {
      const text = readFileSync(resolve(__dirname, "../..", file), "utf8");
      return ["typescript", "nodeargs"].map((key) => new RegExp(`^ {4}${key}: .+$`, "m").exec(text)?.[0]);
    };
    assert.deepEqual(options("Pulumi.yaml"), options("local/Pulumi.yaml"));
    assert.match(options("Pulumi.yaml")[1] ?? "", /tsx/);
  });
});

describe("the project's configuration", () => {
  it("is declared key by key, with type, description and the same defaults", () => {
    const text = readFileSync(resolve(__dirname, "../../Pulumi.yaml"), "utf8");
    const declared = text
      .slice(text.indexOf("config:"))
      .split(/\n(?= {2}\w)/)
      .slice(1);
    assert.deepEqual(
      declared.map((block) => block.trim().split(":")[0]),
      [...KEYS],
    );
    for (const block of declared) {
      assert.match(block, /\n {4}type: (string|integer|boolean|object|array)\n/);
      assert.match(block, /\n {4}description: \S+/);
    }
    for (const [key, value] of Object.entries(DEFAULTS)) {
      assert.ok(
        declared.some((block) => block.includes(`${key}:`) && block.includes(`default: ${value}\n`)),
        key,
      );
    }
  });
});
