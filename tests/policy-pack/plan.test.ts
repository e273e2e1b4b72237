import { strict as assert } from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FixtureStack } from "../../policy-pack/fixtures/stack";
import { parsePlan } from "../../policy-pack/plan";
import { runRules } from "../../policy-pack/run";
import { runCommandFile } from "../gate/support/command";

const LINE = JSON.stringify({ urn: "urn:pulumi:dev::strata::t::n", type: "t", name: "n", props: {} });

describe("a plan file", () => {
  it("may hold empty lines and resources with the four required fields only", () => {
    assert.equal(parsePlan(`${LINE}\n\n${LINE}\n`).length, 2);
  });

  const unreadable: readonly [string, string, RegExp][] = [
    ["a line that is not JSON", "{", /line 2 is not JSON/],
    ["a line that is no object", "[]", /line 2 is not an object/],
    ["a resource without a name", LINE.replace('"name":"n",', ""), /line 2 has no name/],
    ["a resource without props", LINE.replace(',"props":{}', ""), /line 2 has no props/],
    ["outputs that are no object", LINE.replace("}}", '},"outputs":[]}'), /line 2 has outputs/],
  ];
  for (const [title, line, expected] of unreadable) {
    it(`is refused with its line for ${title}`, () =>
      assert.throws(() => parsePlan(`${LINE}\n${line}\n`), expected));
  }

  it("is judged by its props alone where there are no outputs", () => {
    const bare = new FixtureStack().resources.map(({ urn, type, name, props }) => ({
      urn,
      type,
      name,
      props,
    }));
    const relating = ["s3-versioning", "queue-dead-letter", "queue-tls-only", "event-target-dead-letter"];
    const found = runRules(bare).filter(({ rule }) => relating.includes(rule));
    assert.deepEqual(found, []);
  });
});

describe("policy", function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), "strata-plan-test-"));
  const file = join(folder, "plan.jsonl");

  after(() => rmSync(folder, { recursive: true, force: true }));

  async function run(lines: string) {
    writeFileSync(file, lines);
    return runCommandFile("policy", { args: [file] });
  }

  function text(stack: FixtureStack): string {
    return stack.resources.map((resource) => JSON.stringify(resource)).join("\n");
  }

  it("exits 0 and prints nothing for a plan that keeps every rule", async () => {
    const { code, stdout, stderr } = await run(text(new FixtureStack()));
    assert.deepEqual({ code, stdout, stderr }, { code: 0, stdout: "", stderr: "" });
  });

  it("exits 1 and prints one JSON line per violation", async () => {
    const stack = new FixtureStack();
    stack.props("recorder").runtime = "nodejs18.x";
    const { code, stdout } = await run(text(stack));
    assert.equal(code, 1);
    const violations = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.deepEqual(violations, runRules(stack.resources));
    assert.equal(violations[0]?.rule, "lambda-runtime");
  });

  it("exits 2 and names the line of a plan it cannot read", async () => {
    const { code, stdout, stderr } = await run(`${LINE}\nnot JSON\n`);
    assert.equal(code, 2);
    assert.equal(stdout, "");
    assert.match(stderr, /plan\.jsonl: line 2 is not JSON/);
  });

  it("exits 2 for a file there is not", async () => {
    const { code, stderr } = await runCommandFile("policy", { args: [join(folder, "absent")] });
    assert.equal(code, 2);
    assert.match(stderr, /absent cannot be read \(ENOENT\)/);
  });
});
