import { strict as assert } from "node:assert";
import { FixtureStack } from "../../policy-pack/fixtures/stack";
import type { PlannedResource } from "../../policy-pack/plan";
import { RULES } from "../../policy-pack/policies";
import { runRules } from "../../policy-pack/run";
import { type StackSettings, UNSET } from "../../policy-pack/settings/settings";

/** One property per remediation weakened, and what the deployment sets instead. */
const CASES: readonly {
  rule: string;
  at: string;
  weaken(props: PlannedResource["props"]): void;
  sets: RegExp;
}[] = [
  {
    rule: "kms-rotation",
    at: "data-key",
    weaken: (props) => delete props["enableKeyRotation"],
    sets: /asks for enableKeyRotation unset: the deployment sets enableKeyRotation to true/,
  },
  {
    rule: "kms-deletion-window",
    at: "data-key",
    weaken: (props) => Object.assign(props, { deletionWindowInDays: 7 }),
    sets: /deletionWindowInDays 7: .*to 30/,
  },
  {
    rule: "s3-public-access-block",
    at: "records-PublicAccessBlock",
    weaken: (props) => Object.assign(props, { blockPublicPolicy: false }),
    sets: /blockPublicPolicy false: .*to true/,
  },
  {
    rule: "s3-versioning",
    at: "records-Versioning",
    weaken: (props) => Object.assign(props, { versioningConfiguration: { status: "Suspended" } }),
    sets: /\{"status":"Suspended"\}: .*to \{"status":"Enabled"\}/,
  },
  {
    rule: "s3-customer-key",
    at: "records-ServerSideEncryptionConfiguration",
    weaken: (props) => delete (props["rules"] as Record<string, unknown>[])[0]?.["bucketKeyEnabled"],
    sets: /to \[\{.*"bucketKeyEnabled":true/,
  },
  {
    rule: "store-not-public",
    at: "writer",
    weaken: (props) => Object.assign(props, { publiclyAccessible: true }),
    sets: /publiclyAccessible true: .*to false/,
  },
  {
    rule: "table-point-in-time-recovery",
    at: "crisis-events",
    weaken: (props) => delete props["pointInTimeRecovery"],
    sets: /to \{"enabled":true,"recoveryPeriodInDays":35\}/,
  },
  {
    rule: "store-tls-only",
    at: "postgres-settings",
    weaken: (props) => Object.assign(props, { parameters: [{ name: "rds.force_ssl", value: "0" }] }),
    sets: /to \[\{"name":"rds\.force_ssl","value":"1"\}\]/,
  },
  {
    rule: "store-tls-only",
    at: "proxy",
    weaken: (props) => Object.assign(props, { requireTls: false }),
    sets: /requireTls false: .*to true/,
  },
  {
    rule: "store-tls-only",
    at: "search",
    weaken: (props) => Object.assign(props, { domainEndpointOptions: { enforceHttps: false } }),
    sets: /to \{"enforceHttps":true,"tlsSecurityPolicy":"Policy-Min-TLS-1-2/,
  },
];

function settings(rule: string, change: Partial<StackSettings> = {}): StackSettings {
  return { ...UNSET, levels: { [rule]: "remediate" }, ...change };
}

function only(rule: string) {
  return RULES.filter(({ id }) => id === rule);
}

describe("a remediation", () => {
  for (const { rule, at, weaken, sets } of CASES) {
    it(`of ${rule} mends '${at}' and is all that is left to report`, () => {
      const stack = new FixtureStack();
      weaken(stack.props(at));
      assert.ok(runRules(stack.resources, only(rule)).some(({ level }) => level === "mandatory"));
      const found = runRules(stack.resources, only(rule), settings(rule));
      assert.deepEqual(
        found.map(({ rule: id, level, name }) => [id, level, name]),
        [[rule, "remediate", at]],
      );
      assert.match(found[0]?.message ?? "", sets);
    });
  }

  it("is made by each rule that has one, and none is untested", () => {
    const tested = new Set(CASES.map(({ rule }) => rule));
    const mending = RULES.filter(({ remediation }) => remediation).map(({ id }) => id);
    assert.deepEqual(
      mending.filter((id) => !tested.has(id)),
      [],
    );
  });

  it("is made only where the stack asks for it", () => {
    const stack = new FixtureStack();
    stack.props("writer").publiclyAccessible = true;
    assert.deepEqual(
      runRules(stack.resources, only("store-not-public"), settings("kms-rotation")).map(({ level }) => level),
      ["mandatory"],
    );
  });

  it("leaves what it cannot mend a mandatory violation", () => {
    const stack = new FixtureStack();
    stack.remove("records-Versioning");
    const found = runRules(stack.resources, only("s3-versioning"), settings("s3-versioning"));
    assert.ok(
      found.some(({ rule, level, name }) => `${rule} ${level} ${name}` === "s3-versioning mandatory records"),
    );
  });

  it("does not change what is exempted", () => {
    const stack = new FixtureStack();
    stack.props("writer").publiclyAccessible = true;
    const exemption = {
      rule: "store-not-public",
      resource: "writer",
      owner: "platform",
      reason: "drill",
      expires: "2999-12-31",
    };
    assert.deepEqual(
      runRules(
        stack.resources,
        only("store-not-public"),
        settings("store-not-public", { exemptions: [exemption] }),
      ),
      [],
    );
  });

  it("waits for a value that is not known yet", () => {
    const stack = new FixtureStack();
    stack.props("records-Versioning").versioningConfiguration = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    const found = runRules(stack.resources, only("s3-versioning"), settings("s3-versioning"));
    assert.ok(found.every(({ message }) => message.startsWith("UNDECIDED")));
  });
});
