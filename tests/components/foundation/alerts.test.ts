import * as assert from "node:assert/strict";
import { AccessLogs } from "../../../components/foundation/access-logs";
import { Alerts } from "../../../components/foundation/alerts";
import { allows } from "../../support/access";
import { PLACE } from "../../support/arns";
import { recordEngine } from "../../support/engine";

describe("Alerts", () => {
  const engine = recordEngine();
  const create = (email?: string) =>
    engine.registrations(
      () => new Alerts("alerts", { place: PLACE, keyArn: "arn:key", ...(email && { email }) }),
    );
  const publish = (context: Record<string, string>) => ({
    principal: "Service:cloudwatch.amazonaws.com",
    action: "sns:Publish",
    resource: "arn:aws:sns:eu-west-1:111122223333:alerts-topic",
    context: {
      "aws:SecureTransport": "true",
      "aws:SourceAccount": "111122223333",
      "aws:SourceArn": "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:errors",
      ...context,
    },
  });

  it("registers an encrypted topic and its policy", async () => {
    const found = await create();
    assert.deepEqual(found.map(({ name }) => name).sort(), ["alerts", "alerts-policy", "alerts-topic"]);
    assert.equal(found.find(({ name }) => name === "alerts-topic")?.inputs["kmsMasterKeyId"], "arn:key");
  });

  it("tells an address where one is configured", async () => {
    const { protocol, endpoint } =
      (await create("a@example.com")).find(({ name }) => name === "alerts-email")?.inputs ?? {};
    assert.deepEqual([protocol, endpoint], ["email", "a@example.com"]);
  });

  const cases: [what: string, context: Record<string, string>, admitted: boolean][] = [
    ["the account's alarms", {}, true],
    ["alarms of another account", { "aws:SourceAccount": "999988887777" }, false],
    [
      "other resources of CloudWatch",
      { "aws:SourceArn": "arn:aws:cloudwatch:eu-west-1:111122223333:dashboard/d" },
      false,
    ],
    ["plain text", { "aws:SecureTransport": "false" }, false],
  ];
  for (const [what, context, admitted] of cases) {
    it(`${admitted ? "hears" : "refuses"} ${what}`, async () => {
      const policy = (await create()).find(({ name }) => name === "alerts-policy")?.inputs["policy"];
      assert.equal(allows(policy, publish(context)), admitted);
    });
  }
});

describe("AccessLogs", () => {
  const engine = recordEngine();
  const create = () => engine.registrations(() => new AccessLogs("trail", { place: PLACE, protect: false }));
  const delivery = (account: string) => ({
    principal: "Service:logging.s3.amazonaws.com",
    action: "s3:PutObject",
    resource: "arn:aws:s3:::trail-bucket/notes/1",
    context: {
      "aws:SecureTransport": "true",
      "aws:SourceAccount": account,
      "aws:SourceArn": "arn:aws:s3:::notes",
    },
  });

  it("lets S3 deliver for buckets of its own account only", async () => {
    const policy = (await create()).find(({ name }) => name === "trail-policy")?.inputs["policy"];
    assert.equal(allows(policy, delivery("111122223333")), true);
    assert.equal(allows(policy, delivery("999988887777")), false);
  });

  it("is encrypted by S3 itself and does not log into itself", async () => {
    const found = await create();
    const rules = found.find(({ name }) => name === "trail-encryption")?.inputs["rules"];
    assert.equal(rules[0].applyServerSideEncryptionByDefault.sseAlgorithm, "AES256");
    assert.equal(
      found.some(({ name }) => name === "trail-logging"),
      false,
    );
  });
});
