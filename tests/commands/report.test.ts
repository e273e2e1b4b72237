import { strict as assert } from "node:assert";
import { type Report, reportOf } from "../../commands/report";
import { reportJson } from "../../commands/report/json";
import { sarif } from "../../commands/report/sarif";
import { summary } from "../../commands/report/summary";
import { table } from "../../commands/report/table";
import type { Level, Violation } from "../../policy-pack/model/rules/rule";
import { RULES } from "../../policy-pack/policies";
import { UNSET } from "../../policy-pack/settings/settings";

const EXEMPTION = {
  rule: "s3-versioning",
  resource: "records",
  owner: "platform",
  reason: "moves | elsewhere",
  expires: "2026-12-31",
};

function violation(rule: string, level: Level, name: string): Violation {
  const type = "aws:s3/bucket:Bucket";
  const urn = `urn:pulumi:prod::strata::${type}::${name}`;
  return { rule, level, urn, type, name, message: `Bucket '${name}' is <b>wrong</b>: set a | b.` };
}

function report(violations: readonly Violation[], exemptions = [EXEMPTION]): Report {
  const run = { stack: "prod", resources: 12, seconds: 1.25 };
  return reportOf(run, violations, { ...UNSET, exemptions });
}

const MIXED = [
  violation("lambda-tracing", "advisory", "one"),
  violation("s3-versioning", "mandatory", "two"),
  violation("kms-rotation", "remediate", "three"),
  violation("s3-versioning", "mandatory", "two-b"),
];

describe("the report of the pack", () => {
  it("fails by mandatory findings only", () => {
    assert.equal(report(MIXED).passed, false);
    assert.equal(report(MIXED.filter(({ level }) => level !== "mandatory")).passed, true);
  });

  it("lists mandatory findings first and counts the rules that are kept", () => {
    const { findings, kept } = report(MIXED);
    assert.deepEqual(
      findings.map(({ name }) => name),
      ["two", "two-b", "three", "one"],
    );
    assert.equal(kept, RULES.length - 3);
  });

  it("names the exemptions in use, and not those something is wrong with", () => {
    const fault: Violation = {
      ...violation("exemption-unused", "mandatory", "strata-prod"),
      message: "The exemption of 'records' from 's3-versioning' spares nothing: remove it.",
    };
    assert.deepEqual(report([]).exemptions, [EXEMPTION]);
    assert.deepEqual(report([fault]).exemptions, []);
  });

  it("is a table of problem and remedy with the verdict as its last line", () => {
    const lines = table(report(MIXED));
    assert.equal(lines[0], "mandatory  s3-versioning");
    assert.match(lines.join("\n"), /problem {3}Bucket 'two' is <b>wrong<\/b>\n {2}remedy {4}set a \| b\./);
    assert.match(lines.join("\n"), /exempted {3}s3-versioning at records until 2026-12-31 \(platform\)/);
    assert.match(lines.at(-1) ?? "", /2 mandatory and 1 advisory violations, 1 remediations \(1\.3 s\)/);
  });

  it("is one JSON document with the controls of each rule", () => {
    const { violations, passed, exemptions } = reportJson(report(MIXED));
    assert.equal(passed, false);
    assert.equal(violations.length, 4);
    assert.ok(violations[0]?.controls.aws?.includes("s3-bucket-versioning-enabled"));
    assert.deepEqual(exemptions, [EXEMPTION]);
  });

  it("is SARIF with one result a finding, told apart by fingerprints and by stack", () => {
    const [run] = sarif(report(MIXED)).runs;
    assert.equal(run?.automationDetails.id, "strata-gate/prod/");
    const known = new Set(run?.tool.driver.rules.map(({ id }) => id));
    for (const { ruleId } of run?.results ?? []) assert.ok(known.has(ruleId), ruleId);
    assert.deepEqual(
      run?.results.map(({ level }) => level),
      ["error", "error", "note", "warning"],
    );
    assert.equal(new Set(run?.results.map((one) => one.partialFingerprints.primaryLocationLineHash)).size, 4);
  });

  it("is a summary whose cells hold text only", () => {
    const text = summary(report(MIXED));
    assert.match(text, /^## Policy gate: stack `prod` fails\n/);
    assert.match(text, /\| 2 \| mandatory violations \|/);
    assert.match(text, /\| mandatory \| `s3-versioning` \| two \(aws:s3\/bucket:Bucket\) \| .*&lt;b>wrong/);
    assert.match(text, /\| set a \\\| b\. \|/);
    assert.match(text, /\| `s3-versioning` \| records \| platform \| moves \\\| elsewhere \| 2026-12-31 \|/);
    const width = (line: string) => line.replaceAll("\\|", "").split("|").length;
    for (const block of text.split("\n\n").filter((part) => part.startsWith("|"))) {
      assert.equal(new Set(block.trim().split("\n").map(width)).size, 1, block);
    }
  });

  it("is a summary that fits a comment however much is wrong", () => {
    const many = Array.from({ length: 500 }, (_, index) =>
      violation("s3-versioning", "mandatory", `b${index}`),
    );
    const text = summary(report(many));
    assert.ok(text.length < 65_000, String(text.length));
    assert.match(text, /… and 400 more/);
    assert.match(summary(report([], [])), /stack `prod` passes/);
  });
});
