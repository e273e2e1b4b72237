import { strict as assert } from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FixtureStack } from "../../policy-pack/fixtures/stack";
import { wholeNumber } from "../../policy-pack/model/rules/parameters";
import type { Rule } from "../../policy-pack/model/rules/rule";
import { RULES } from "../../policy-pack/policies";
import { runRules } from "../../policy-pack/run";
import { loadSettings, settingsFolder } from "../../policy-pack/settings/load";
import { UNSET } from "../../policy-pack/settings/settings";

const MOST_DAYS = wholeNumber({
  key: "mostDays",
  description: "days an entry may be kept",
  default: 400,
  min: 1,
  max: 400,
});

/** A rule with one parameter, over the log groups of the fixture stack. */
const RULE: Rule = {
  id: "short-logs",
  description: "Log groups end early.",
  level: "mandatory",
  controls: { soc2: ["CC6.5"] },
  scope: "resource",
  types: ["aws:cloudwatch/logGroup:LogGroup"],
  parameters: [MOST_DAYS],
  check({ name, props }, report, read) {
    const most = read(MOST_DAYS);
    if (props["retentionInDays"] > most) report(`'${name}' keeps long`, `set retentionInDays to ${most}`);
  },
};
const PACK = [...RULES, RULE];

describe("settings of a stack", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "strata-settings-"));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(stack: string, value: unknown): void {
    writeFileSync(join(folder, `${stack}.json`), typeof value === "string" ? value : JSON.stringify(value));
  }

  const load = (stack = "prod") => loadSettings(folder, stack, PACK);

  it("are every rule's own where there is no file", () => {
    assert.deepEqual(load(), { ...UNSET, file: join(folder, "prod.json") });
  });

  it("are the default's, and on top of them the stack's, rule by rule", () => {
    write("default", { levels: { "s3-versioning": "advisory", "lambda-tracing": "advisory" } });
    write("prod", { levels: { "s3-versioning": "mandatory" }, undecided: "advisory" });
    const { levels, undecided } = load();
    assert.deepEqual(levels, { "s3-versioning": "mandatory", "lambda-tracing": "advisory" });
    assert.equal(undecided, "advisory");
    assert.equal(load("dev").levels["s3-versioning"], "advisory");
  });

  it("are never read from elsewhere by the name a plan gives its stack", () => {
    writeFileSync(join(folder, "..", "strata-elsewhere.json"), '{ "undecided": "advisory" }');
    assert.equal(load("../strata-elsewhere").undecided, "mandatory");
    rmSync(join(folder, "..", "strata-elsewhere.json"));
  });

  it("give a violation its level and a rule its parameters", () => {
    write("prod", {
      levels: { "short-logs": "advisory" },
      parameters: { "short-logs": { mostDays: 7 } },
    });
    const found = runRules(new FixtureStack().resources, [RULE], load());
    assert.equal(found.length > 0, true);
    for (const { level, message } of found) {
      assert.equal(level, "advisory");
      assert.match(message, /set retentionInDays to 7\.$/);
    }
    assert.deepEqual(runRules(new FixtureStack().resources, [RULE], UNSET), []);
  });

  it("say whether an undecided rule blocks", () => {
    const stack = new FixtureStack();
    stack.props("recorder-logs").retentionInDays = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    const levels = (undecided: "mandatory" | "advisory") =>
      runRules(stack.resources, [RULE], { ...UNSET, undecided }).map(({ level }) => level);
    assert.deepEqual(levels("mandatory"), ["mandatory"]);
    assert.deepEqual(levels("advisory"), ["advisory"]);
  });

  const exemption = {
    rule: "s3-versioning",
    resource: "records",
    owner: "platform",
    reason: "moves to another bucket",
    expires: "2026-12-31",
  };
  const wrong: readonly [string, unknown, RegExp][] = [
    ["text that is not JSON", "{", /prod\.json: is .*; allowed: JSON/],
    ["a list", [], /prod\.json: is \[\]; allowed: an object/],
    ["a key there is not", { level: {} }, /key 'level' is \{\}; allowed: no such key; there are levels, und/],
    [
      "a rule there is not",
      { levels: { nope: "advisory" } },
      /key 'levels\.nope' is "nope"; allowed: a rule/,
    ],
    [
      "a level that hides a rule",
      { levels: { "s3-versioning": "disabled" } },
      /'levels\.s3-versioning' is "disabled"; allowed: mandatory, advisory/,
    ],
    [
      "a remediation a rule has not",
      { levels: { "short-logs": "remediate" } },
      /'levels\.short-logs' is "remediate"; allowed: mandatory, advisory$/,
    ],
    [
      "undecided as a word of its own",
      { undecided: "never" },
      /'undecided' is "never"; allowed: mandatory, adv/,
    ],
    [
      "a convention there is not",
      { without: ["watched-parts", "tags"] },
      /'without\[1\]' is "tags"; allowed: retention-manifest, closed-stack/,
    ],
    [
      "a parameter out of bounds",
      { parameters: { "short-logs": { mostDays: 401 } } },
      /'parameters\.short-logs\.mostDays' is 401; allowed: a whole number from 1 to 400/,
    ],
    [
      "a parameter a rule has not",
      { parameters: { "short-logs": { days: 1 } } },
      /'parameters\.short-logs\.days' is 1; allowed: mostDays/,
    ],
    [
      "an exemption without an owner",
      { exemptions: [{ ...exemption, owner: "" }] },
      /'exemptions\[0\]\.owner' is ""; allowed: a text/,
    ],
    [
      "an expiry no calendar has",
      { exemptions: [exemption, { ...exemption, expires: "2026-02-30" }] },
      /'exemptions\[1\]\.expires' is "2026-02-30"; allowed: a day of the calendar/,
    ],
  ];
  for (const [title, value, expected] of wrong) {
    it(`are refused for ${title}, with file, key, value and what is allowed`, () => {
      write("prod", value);
      assert.throws(() => load(), { name: "SettingsError", message: expected });
    });
  }

  it("are those of another program where it names their folder, which has to be there", () => {
    const before = process.env["STRATA_POLICY_SETTINGS"];
    try {
      delete process.env["STRATA_POLICY_SETTINGS"];
      assert.equal(settingsFolder("own"), "own");
      process.env["STRATA_POLICY_SETTINGS"] = folder;
      assert.equal(settingsFolder("own"), folder);
      for (const wrong of ["policies", join(folder, "gone")]) {
        process.env["STRATA_POLICY_SETTINGS"] = wrong;
        assert.throws(() => settingsFolder("own"), /STRATA_POLICY_SETTINGS.*allowed: the absolute path/);
      }
    } finally {
      if (before === undefined) delete process.env["STRATA_POLICY_SETTINGS"];
      else process.env["STRATA_POLICY_SETTINGS"] = before;
    }
  });

  it("hold no exemptions for all stacks at once", () => {
    write("default", { exemptions: [exemption] });
    assert.throws(() => load(), /default\.json: key 'exemptions' .*allowed: none/);
  });

  it("are readable for every stack of the program", () => {
    const real = join(__dirname, "..", "..", "policy-pack", "stacks");
    assert.equal(loadSettings(real, "prod", RULES).undecided, "mandatory");
    assert.equal(loadSettings(real, "dev", RULES).undecided, "advisory");
  });
});
