import * as assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { SessionRecorder } from "../../../components/processing/session-recorder";
import { STORE_CONSUMER } from "../../../components/shared/consumer-limits";
import { allows, statementsOf } from "../../support/access";
import { PLACE } from "../../support/arns";
import { type Registration, recordEngine } from "../../support/engine";
import { networkOf } from "../../support/network";
import { keyArnOf, storeOf } from "../../support/stores";
import { cage } from "./cage";

const USER = `arn:aws:rds-db:${PLACE.region}:${PLACE.accountId}:dbuser:prx-1/session_recorder`;

describe("SessionRecorder", function () {
  this.timeout(60_000);
  const engine = recordEngine();
  const admitted: string[] = [];
  const network = networkOf();
  let found: Registration[];
  before(async () => {
    found = await engine.registrations(() => {
      new SessionRecorder("sessions", {
        place: PLACE,
        network,
        queue: storeOf("sqs", "session-queue"),
        store: {
          address: pulumi.output("proxy.test"),
          port: pulumi.output(5432),
          schema: new aws.lambda.Invocation("schema", { functionName: "migrator", input: "{}" }),
          userArn: (user) => pulumi.output(USER.replace("session_recorder", user)),
          admit: (name) => {
            admitted.push(name);
            return [];
          },
        },
        quarantine: cage(),
        claimChecks: storeOf("s3", "checks-bucket"),
        logKeyArn: keyArnOf("logs"),
      });
    });
  });
  const inputsOf = (name: string) =>
    found.find((each) => each.name === name && each.type.startsWith("aws:"))?.inputs ?? {};

  it("makes one function and its source, in the network, let in by the store alone", () => {
    const own = found.filter(({ name, type }) => name.startsWith("sessions") && type.startsWith("aws:"));
    assert.deepEqual(own.map(({ type, name }) => `${type.split(":").at(-1)} ${name}`).toSorted(), [
      "EventSourceMapping sessions-source",
      "Function sessions-fn",
      "LogGroup sessions-logs",
      "Policy sessions-access",
      "Policy sessions-operation",
      "Role sessions-role",
      "RolePolicyAttachment sessions-access-attachment",
      "RolePolicyAttachment sessions-operation-attachment",
    ]);
    assert.deepEqual(admitted, ["sessions"]);
    assert.deepEqual(network.calls, { sessions: [] });
    assert.deepEqual(inputsOf("sessions-fn")["vpcConfig"].securityGroupIds, ["sessions-group"]);
    const { tags, timeout } = inputsOf("sessions-fn");
    assert.deepEqual(tags, { DataClassification: "Pseudonymous", Retention: "session-summaries" });
    assert.equal(timeout, STORE_CONSUMER.timeoutSeconds);
  });

  it("may connect as its own user, and quarantine and read what belongs to it", () => {
    const policy = inputsOf("sessions-access")["policy"];
    const connect = (resource: string) => allows(policy, { action: "rds-db:connect", resource });
    assert.equal(connect(USER), true);
    assert.equal(connect(USER.replace("session_recorder", "school_reader")), false);
    const put = (key: string) =>
      allows(policy, { action: "s3:PutObject", resource: `arn:aws:s3:::cage-bucket/${key}` });
    assert.equal(put("reason=invalid_text/topic=observer.session.completed/relational-evt_1"), true);
    assert.equal(put("reason=invalid_text/topic=chat.message.sent/search-evt_1"), false);
    const actions = statementsOf(policy).flatMap(({ Action }) => Action);
    assert.ok(
      actions.every((action) => !/\*|Delete(Item|Object)|Scan|Query/.test(action)),
      actions.join(),
    );
  });

  it("does not run before the schema is there", () => {
    const fn = found.find(({ name }) => name === "sessions-fn");
    assert.ok(fn?.dependencies.includes("schema"), fn?.dependencies.join());
  });
});
