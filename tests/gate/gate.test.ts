import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Finding } from "../../commands/report";
import { RULES } from "../../policy-pack/policies";
import { runRules } from "../../policy-pack/run";
import { gatedProd, leftoversIn, recordedDev } from "../support/stacks";
import { BREAKS, BROKEN_SETTINGS } from "./support/breaks";
import { runCommandFile } from "./support/command";
import { patchedProgram } from "./support/program";

const SENTINEL = /04da6b54-80e4-46f7-96ec-b56ff0331ba9/;

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
    const ended = await gatedProd();
    assert.equal(ended.code, 0, ended.stdout + ended.stderr);
    const report = JSON.parse(ended.stdout);
    assert.deepEqual(report.violations, []);
    assert.equal(report.passed, true);
    assert.equal(report.rules, RULES.length);
    assert.deepEqual(ended.leftovers, []);
  });

  it("agrees with the rules over the plan for dev, with every value known", async () => {
    const { findings, resources } = await recordedDev();
    assert.deepEqual(findings, []);
    assert.deepEqual(runRules(resources), []);
    const unknown = resources.filter(({ props, outputs }) => SENTINEL.test(JSON.stringify([props, outputs])));
    assert.deepEqual(
      unknown.map(({ urn }) => urn),
      [],
    );
  });

  describe("where components break rules and the stack has settings of its own", () => {
    const file = (name: string) => join(folder, name);
    let gate: Awaited<ReturnType<typeof runCommandFile>>;

    before(async () => {
      writeFileSync(join(broken.root, "policy-pack/stacks/prod.json"), JSON.stringify(BROKEN_SETTINGS));
      const args = [
        "--stack",
        "prod",
        "--json",
        "--plan",
        file("plan.jsonl"),
        "--sarif",
        file("findings.sarif"),
      ];
      gate = await runCommandFile("gate", {
        args: [...args, "--summary", file("summary.md")],
        root: broken.root,
      });
    });

    it("finds what the pack finds over the plan, with levels, remediations and exemptions", async () => {
      const ended = await runCommandFile("policy", {
        args: [file("plan.jsonl"), "--json"],
        root: broken.root,
      });
      const [engine, plan] = [gate, ended].map(({ stdout }) => ({ ...JSON.parse(stdout), seconds: 0 }));
      assert.deepEqual(plan, engine);
      assert.equal(ended.code, gate.code);
    });

    it("exits 1 with rule, resource and remedy at the level of the stack", () => {
      assert.equal(gate.code, 1, gate.stderr);
      const { violations } = JSON.parse(gate.stdout);
      for (const { rule, level = "mandatory", resource, remedy } of BREAKS) {
        const found = violations.find((one: Finding) => one.rule === rule && one.name === resource);
        assert.ok(found, `${rule} at ${resource} is not in:\n${gate.stdout}`);
        assert.equal(found.level, level);
        assert.match(found.remedy, new RegExp(remedy));
      }
    });

    it("spares what is exempted and reports exemptions that have ended or spare nothing", () => {
      const { violations, exemptions } = JSON.parse(gate.stdout);
      const spared = (one: Finding) => one.name === "domain-events-session-target";
      assert.equal(violations.some(spared), false);
      assert.deepEqual(exemptions, [BROKEN_SETTINGS.exemptions[0]]);
      const faults = violations.filter(({ rule }: Finding) => rule.startsWith("exemption-"));
      assert.deepEqual(
        faults.map(({ rule, level, name }: Finding) => `${level} ${rule} ${name}`),
        ["mandatory exemption-expired strata-prod", "mandatory exemption-unused strata-prod"],
      );
    });

    it("writes the same findings as SARIF and as a summary", () => {
      const { violations } = JSON.parse(gate.stdout);
      const [run] = JSON.parse(readFileSync(file("findings.sarif"), "utf8")).runs;
      assert.deepEqual(
        run.results.map(({ ruleId }: { ruleId: string }) => ruleId),
        violations.map(({ rule }: Finding) => rule),
      );
      assert.match(readFileSync(file("summary.md"), "utf8"), /^## Policy gate: stack `prod` fails\n/);
    });
  });

  it("exits 2 before anything runs where the settings of the stack are wrong", async () => {
    const settings = join(broken.root, "policy-pack/stacks/dev.json");
    writeFileSync(settings, '{ "undecided": "never" }');
    const ended = await runCommandFile("gate", { args: ["--stack", "dev"], root: broken.root });
    assert.equal(ended.code, 2);
    assert.match(ended.stderr, /stacks\/dev\.json: key 'undecided' is "never"; allowed: mandatory, advisory/);
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
    assert.deepEqual(leftoversIn(folder), []);
    const processes = spawnSync("ps", ["-eo", "args"], { encoding: "utf8" }).stdout;
    assert.equal(processes.includes(folder), false);
  });
});
