import * as assert from "node:assert/strict";
import { ROLES } from "../../../migrations";
import { allows, statementsOf } from "../../support/access";
import { PLACE } from "../../support/arns";
import { type Registration, recordEngine } from "../../support/engine";
import { inputsIn, relationalStore, TAGS } from "./support/relational";

const INSTANCE = "db-db-db-instances-writer";

describe("The way into RelationalStore", function () {
  this.timeout(60_000);
  recordEngine();
  let found: Registration[];
  let calls: Record<string, readonly string[]>;
  before(async () => {
    ({ found, calls } = await relationalStore("prod", true));
  });
  const inputsOf = (name: string) => inputsIn(found, name);
  const policyOf = (name: string) => inputsOf(name)["policy"];

  it("is reached through a proxy that takes IAM tokens over TLS, and goes on with tokens itself", () => {
    const { defaultAuthScheme, requireTls, auths, debugLogging, engineFamily, tags } =
      inputsOf("db-db-proxy-endpoint");
    assert.deepEqual(
      [defaultAuthScheme, requireTls, auths, debugLogging],
      ["IAM_AUTH", true, undefined, false],
    );
    assert.deepEqual([engineFamily, tags], ["POSTGRESQL", TAGS]);
    const [statement, ...more] = statementsOf(policyOf("db-db-proxy-access"));
    assert.deepEqual(more, []);
    assert.deepEqual(statement?.Action, ["rds-db:connect"]);
    const users = Object.keys(ROLES).map(
      (role) => `arn:aws:rds-db:${PLACE.region}:${PLACE.accountId}:dbuser:${INSTANCE}/${role}`,
    );
    assert.deepEqual(statement?.Resource, users);
  });

  it("admits exactly who was let in: functions to the proxy, proxy and migrator to the instances", () => {
    const ways = found
      .filter(({ type }) => type.endsWith("SecurityGroupIngressRule"))
      .map(({ inputs }) => [
        inputs["referencedSecurityGroupId"],
        inputs["securityGroupId"],
        inputs["fromPort"],
        inputs["toPort"],
      ]);
    assert.deepEqual(ways.toSorted(), [
      ["caller-group", "db-db-proxy-group-id", 5432, 5432],
      ["db-db-proxy-group-id", "db-db-instances-group-id", 5432, 5432],
      ["db-purger-group", "db-db-proxy-group-id", 5432, 5432],
      ["db-schema-migrator-group", "db-db-instances-group-id", 5432, 5432],
    ]);
    for (const { inputs } of found.filter(({ type }) => type.endsWith("SecurityGroup")))
      assert.deepEqual([inputs["ingress"], inputs["egress"]], [undefined, undefined]);
  });

  it("lets the migrator read the owner's secret and nothing else, and calls it before anything may write", () => {
    const policy = policyOf("db-schema-migrator-access");
    const secret = `arn:aws:secretsmanager:${PLACE.region}:${PLACE.accountId}:secret:db-db-instances-writer-master`;
    assert.ok(allows(policy, { action: "secretsmanager:GetSecretValue", resource: secret }));
    assert.deepEqual(
      statementsOf(policy).flatMap(({ Action }) => Action),
      ["secretsmanager:GetSecretValue", "kms:Decrypt"],
    );
    assert.deepEqual(calls["db-schema-migrator"], ["secretsmanager"]);
    const { input, triggers } = inputsOf("db-schema-up");
    assert.deepEqual(JSON.parse(input), { action: "up" });
    assert.match(triggers.schema, /^[0-9a-f]{16}$/);
    const purger = found.find(({ name }) => name === "db-purger");
    assert.ok(purger?.dependencies.includes("db-schema-up") || purger?.dependencies.includes("db-schema"));
  });

  it("purges every night as a user that can do nothing else", () => {
    assert.deepEqual(
      statementsOf(policyOf("db-purger-access")).map(({ Action, Resource }) => [Action, Resource]),
      [
        [
          ["rds-db:connect"],
          `arn:aws:rds-db:${PLACE.region}:${PLACE.accountId}:dbuser:prx-db-db-proxy-endpoint/row_purger`,
        ],
      ],
    );
    assert.equal(inputsOf("db-purger-nightly")["scheduleExpression"], "cron(15 4 * * ? *)");
    assert.match(inputsOf("db-purger-target")["deadLetterConfig"].arn, /db-purger-missed/);
  });
});
