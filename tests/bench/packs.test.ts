import { strict as assert } from "node:assert";
import { BEYOND } from "../../bench/packs/beyond";
import { PeerPack, type PeerPolicy } from "../../bench/packs/crossguard";
import { breaksOf, noticed } from "../../bench/packs/fixtures";
import { named, unnamed } from "../../bench/packs/names";
import { AWS_HIPAA_RULES } from "../../policy-pack/catalogue/aws-hipaa";
import { planned } from "../../policy-pack/fixtures/build";
import { RULES } from "../../policy-pack/policies";

const BALANCER = "aws:elasticloadbalancingv2/loadBalancer:LoadBalancer";

/** A policy as packs export it, with the mark that the SDK puts on a check of one type. */
function policy(type: string, check: (props: Record<string, unknown>, days: number) => boolean): PeerPolicy {
  const validateResource = (args: object, report: (message: string) => void) => {
    const { props, getConfig } = args as {
      props: Record<string, unknown>;
      getConfig(): { days: number };
    };
    if (!check(props, getConfig().days)) report("is wrong");
  };
  return {
    name: "protected",
    configSchema: { properties: { days: { default: 7 } } },
    validateResource: Object.assign(validateResource, { __pulumiType: type }),
  };
}

describe("packs of others in the benchmark", () => {
  const protects = new PeerPack([policy(BALANCER, (props) => props["enableDeletionProtection"] === true)]);
  const kept = planned("aws:lb/loadBalancer:LoadBalancer", "front", { enableDeletionProtection: true });
  const broken = { ...kept, props: {} };

  it("judge resources by the name their type had, and no other type", async () => {
    assert.deepEqual(await protects.findings(broken), ["protected: is wrong"]);
    assert.deepEqual(await protects.findings(planned("aws:sqs/queue:Queue", "queue", {})), []);
    assert.ok(protects.judges(kept.type));
    assert.ok(!protects.judges("aws:sqs/queue:Queue"));
  });

  it("notice what a change brings, not what was wrong before", async () => {
    assert.ok(await protects.notices({ kind: "replace", from: kept, to: broken }));
    assert.ok(await protects.notices({ kind: "add", to: broken }));
    const tagged = { ...broken, props: { name: "other" } };
    assert.ok(!(await protects.notices({ kind: "replace", from: broken, to: tagged })));
    assert.ok(!(await protects.notices({ kind: "remove", from: kept })));
  });

  it("run with the defaults of their settings, and find something where a check fails", async () => {
    const bounded = new PeerPack([policy(kept.type, (props, days) => Number(props["days"]) <= days)]);
    assert.deepEqual(await bounded.findings({ ...kept, props: { days: 7 } }), []);
    assert.equal((await bounded.findings({ ...kept, props: { days: 8 } })).length, 1);
    const failing = new PeerPack([policy(kept.type, ({ tags }) => Object.keys(tags as object).length > 0)]);
    assert.match(String(await failing.findings(kept)), /^protected: TypeError/);
  });

  it("are shown the fixtures that break each rule of AWS", async () => {
    const rules = AWS_HIPAA_RULES.filter(({ group }) => group !== "C");
    assert.deepEqual(
      rules.filter((rule) => breaksOf(rule).length === 0),
      [],
    );
    const rule = rules.find(({ name }) => name === "elb-deletion-protection-enabled");
    assert.deepEqual(rule && (await noticed(rule, protects)), { ours: true, theirs: true });
    const other = rules.find(({ name }) => name === "efs-encrypted-check");
    assert.deepEqual(other && (await noticed(other, protects)), { ours: true, theirs: false });
  });

  it("are answered by policies there are, where they ask more than AWS", () => {
    const ids = new Set(RULES.map(({ id }) => id));
    const said = Object.values(BEYOND).flatMap((answer) => (typeof answer === "string" ? [] : answer));
    assert.deepEqual(
      said.filter((id) => !ids.has(id)),
      [],
    );
  });

  it("answer to rules of AWS by their names", () => {
    const names = (checks: string[]) => [...named(checks)].map(({ name }) => name);
    assert.deepEqual(names(["S3BucketLoggingEnabled", "elb-logging-enabled", "APIGWSSLEnabled"]), [
      "s3-bucket-logging-enabled",
      "elb-logging-enabled",
      "api-gw-ssl-enabled",
    ]);
    assert.deepEqual(names(["EC2RestrictedSSH"]), ["restricted-ssh"]);
    assert.deepEqual(unnamed(["IAMGroupHasUsers", "RDSStorageEncrypted"]), ["IAMGroupHasUsers"]);
  });
});
