import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recordStack } from "../../local/gate";
import { RULES } from "../../policy-pack/policies";
import { runRules } from "../../policy-pack/run";
import { BREAKS } from "./support/breaks";
import { runCommandFile } from "./support/command";
import { patchedProgram } from "./support/program";

const SENTINEL = /04da6b54-80e4-46f7-96ec-b56ff0331ba9/;
const PACK = join(__dirname, "..", "..", "policy-pack");

describe("gate", function () {
  this.timeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), "strata-gate-test-"));
  let broken: ReturnType<typeof patchedProgram>;

  before(() => {
    broken = patchedProgram(BREAKS);
  });

  after(() => {
    broken?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it("passes production without credentials and leaves nothing behind", async () => {
    const ended = await runCommandFile("gate", {
      args: ["--stack", "prod", "--json"],
      env: { TMPDIR: folder },
    });
    assert.equal(ended.code, 0, ended.stdout + ended.stderr);
    const report = JSON.parse(ended.stdout);
    assert.deepEqual(report.violations, []);
    assert.equal(report.passed, true);
    assert.equal(report.rules, RULES.length);
    assert.deepEqual(leftovers(folder), []);
  });

  it("agrees with the rules over the plan for dev, with every value known", async () => {
    const { findings, resources } = await recordStack({ stack: "dev", policyPack: PACK });
    assert.deepEqual(findings, []);
    assert.deepEqual(runRules(resources), []);
    const unknown = resources.filter(({ props, outputs }) => SENTINEL.test(JSON.stringify([props, outputs])));
    assert.deepEqual(
      unknown.map(({ urn }) => urn),
      [],
    );
  });

  it("agrees with the rules over the plan where components break them", async () => {
    const { findings, resources } = await recordStack({ stack: "prod", policyPack: PACK, root: broken.root });
    const engine = findings.map(({ policy, urn, level, message }) =>
      [policy, urn, level, message].join(" | "),
    );
    const plan = runRules(resources).map(({ rule, urn, level, message }) =>
      [rule, urn, level, message].join(" | "),
    );
    assert.deepEqual(engine.sort(), plan.sort());
  });

  it("exits 1 with rule, resource and remedy where components break rules", async () => {
    const sarifFile = join(folder, "findings.sarif");
    const args = ["--stack", "prod", "--sarif", sarifFile];
    const ended = await runCommandFile("gate", { args, root: broken.root });
    assert.equal(ended.code, 1, ended.stderr);
    for (const { rule, resource, remedy } of BREAKS) {
      const block = ended.stdout
        .split("\n\n")
        .find((text) => text.includes(`mandatory  ${rule}\n`) && text.includes(resource));
      assert.ok(block, `${rule} at ${resource} is not in:\n${ended.stdout}`);
      assert.match(block, new RegExp(`remedy +.*${remedy}`));
    }
    const [run] = JSON.parse(readFileSync(sarifFile, "utf8")).runs;
    const reported = new Set(run.results.map(({ ruleId }: { ruleId: string }) => ruleId));
    assert.deepEqual(
      BREAKS.filter(({ rule }) => !reported.has(rule)),
      [],
    );
  });

  it("exits 2 and says why where the program does not run", async () => {
    const { root, remove } = patchedProgram([
      { file: "Pulumi.prod.yaml", from: /strata:environment: prod/, to: "strata:environment: production" },
    ]);
    try {
      const ended = await runCommandFile("gate", { args: ["--stack", "prod"], root });
      assert.equal(ended.code, 2);
      assert.match(ended.stderr, /stack "prod" cannot be checked/);
      assert.match(ended.stderr, /production/);
    } finally {
      remove();
    }
  });

  it("exits 2 for a stack there is not, naming those there are", async () => {
    const ended = await runCommandFile("gate", { args: ["--stack", "staging"] });
    assert.equal(ended.code, 2);
    assert.match(ended.stderr, /"staging".*dev, prod/);
  });

  it("leaves no process and no file when it is interrupted", async () => {
    const ended = await runCommandFile("gate", {
      args: ["--stack", "prod"],
      env: { TMPDIR: folder },
      interruptAt: "record:",
    });
    assert.equal(ended.code, 130, ended.stderr);
    assert.deepEqual(leftovers(folder), []);
    const processes = spawnSync("ps", ["-eo", "args"], { encoding: "utf8" }).stdout;
    assert.equal(processes.includes(folder), false);
  });
});

/** Throw-away states; ts-node keeps a cache of its own beside them. */
function leftovers(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith("strata-"));
}
