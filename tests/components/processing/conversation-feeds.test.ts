import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { ConversationRecorder } from "../../../components/processing/conversation-recorder";
import { ConversationRoller } from "../../../components/processing/conversation-roller";
import type { ConversationStore } from "../../../components/processing/conversation-store";
import { openWay } from "../../../components/shared/security-groups";
import { allows, statementsOf } from "../../support/access";
import { PLACE } from "../../support/arns";
import { type Registration, recordEngine } from "../../support/engine";
import { networkOf } from "../../support/network";
import { keyArnOf, storeOf } from "../../support/stores";
import { cage } from "./cage";

const CLUSTER = "arn:aws:rds:eu-west-1:111122223333:cluster:talk";
const SECRET = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:talk-user";

describe("the feeds of the document store", function () {
  this.timeout(90_000);
  const engine = recordEngine();
  let found: Registration[];
  before(async () => {
    found = await engine.registrations(() => {
      const quarantine = cage();
      const store: ConversationStore = {
        address: pulumi.output("talk.example"),
        port: pulumi.output(27017),
        arn: pulumi.output(CLUSTER),
        parameterGroupArn: pulumi.output("arn:aws:rds:eu-west-1:111122223333:cluster-pg:talk"),
        subnetGroupArn: pulumi.output("arn:aws:rds:eu-west-1:111122223333:subgrp:talk"),
        keyArn: keyArnOf("documents"),
        securityGroupId: pulumi.output("sg-talk"),
        secretArn: pulumi.output(SECRET),
        setup: quarantine,
        admit: (name, { securityGroupId: from }, parent) =>
          openWay(name, { from, to: "sg-talk", port: 27017, dataClass: "conversations" }, { parent }),
      };
      const common = { place: PLACE, network: networkOf(), store, logKeyArn: keyArnOf("logs") };
      const landing = storeOf("s3", "landing-bucket");
      new ConversationRecorder("talk", { ...common, landing, quarantine, keyArn: keyArnOf("mail") });
      new ConversationRoller("rolls", common);
    });
  });
  const named = (name: string) => found.find((each) => each.name === name && each.type.startsWith("aws:"));
  const inputsOf = (name: string) => named(name)?.inputs ?? {};
  const permits = (policy: string, action: string, resource: string) =>
    allows(inputsOf(policy)["policy"], { action, resource });

  it("are two queues and a notification, two functions and their three sources, and nothing else", () => {
    assert.deepEqual(
      found
        .filter(({ name, type }) => !/^cage/.test(name) && type.startsWith("aws:"))
        .map(({ name, type }) => `${type.split(":").at(-1)} ${name}`)
        .filter((name) => !/Policy|LogGroup|Role |Rule /.test(name))
        .toSorted(),
      [
        "BucketNotification talk-notification",
        "EventSourceMapping rolls-messages",
        "EventSourceMapping rolls-records",
        "EventSourceMapping talk-source",
        "Function rolls-fn",
        "Function talk-fn",
        "Queue talk-dead-letters-queue",
        "Queue talk-landed-queue",
      ],
    );
  });

  it("hear of every sealed event that lands, and of nothing that was put aside", () => {
    const [queue] = inputsOf("talk-notification")["queues"] as Record<string, unknown>[];
    assert.deepEqual([queue?.["events"], queue?.["filterPrefix"]], [["s3:ObjectCreated:*"], "event_type="]);
    assert.ok(named("talk-notification")?.dependencies.includes("talk-landed-policy"));
    assert.deepEqual(JSON.parse(inputsOf("talk-landed-queue")["redrivePolicy"]).maxReceiveCount, 10);
    assert.equal(inputsOf("talk-landed-queue")["visibilityTimeoutSeconds"], 360);
  });

  it("read what landed and put refused lines into the quarantine, and can do neither the other way round", () => {
    assert.ok(permits("talk-access", "s3:GetObject", "arn:aws:s3:::landing-bucket/event_type=a/x"));
    for (const [action, resource] of [
      ["s3:GetObject", "arn:aws:s3:::landing-bucket/claim-check/original/x"],
      ["s3:PutObject", "arn:aws:s3:::landing-bucket/event_type=a/x"],
      ["s3:DeleteObject", "arn:aws:s3:::landing-bucket/event_type=a/x"],
      ["secretsmanager:PutSecretValue", SECRET],
      ["secretsmanager:GetSecretValue", `${SECRET}-of-another`],
    ] as const)
      assert.ok(!permits("talk-access", action, resource), `${action} ${resource}`);
    assert.ok(permits("talk-access", "secretsmanager:GetSecretValue", SECRET));
  });

  it("open no interface and call no service of AWS but what they need from within the network", () => {
    for (const fn of ["talk-fn", "rolls-fn"]) {
      assert.deepEqual(inputsOf(fn)["vpcConfig"].subnetIds, ["private-a", "private-b", "private-c"]);
      assert.equal(inputsOf(fn)["environment"].variables.NODE_EXTRA_CA_CERTS, "/var/runtime/ca-cert.pem");
    }
  });

  for (const collectionName of ["messages", "records"])
    it(`read the change stream of ${collectionName} from its beginning, whole documents, as the functions' user`, () => {
      assert.deepEqual(inputsOf(`rolls-${collectionName}`), {
        eventSourceArn: CLUSTER,
        functionName: named("rolls-fn")?.arn,
        documentDbEventSourceConfig: {
          databaseName: "interactions",
          collectionName,
          fullDocument: "UpdateLookup",
        },
        sourceAccessConfigurations: [{ type: "BASIC_AUTH", uri: SECRET }],
        startingPosition: "TRIM_HORIZON",
        batchSize: 500,
        maximumBatchingWindowInSeconds: 1,
        tags: { DataClassification: "PHI", Retention: "conversations" },
      });
    });

  it("let Lambda poll in the cluster's own group, on its port alone", () => {
    for (const [name, group] of [
      ["rolls-poller-out", "referencedSecurityGroupId"],
      ["rolls-poller-in", "referencedSecurityGroupId"],
    ] as const) {
      const rule = inputsOf(name);
      assert.deepEqual(
        [rule["securityGroupId"], rule[group], rule["fromPort"]],
        ["sg-talk", "sg-talk", 27017],
      );
    }
    assert.ok(named("rolls-messages")?.dependencies.includes("rolls-poller-in"));
    assert.ok(permits("rolls-access", "rds:DescribeDBClusters", CLUSTER));
    assert.ok(!permits("rolls-access", "rds:DescribeDBClusters", `${CLUSTER}-2`));
    const actions = statementsOf(inputsOf("rolls-access")["policy"]).flatMap(({ Action }) => Action);
    assert.ok(
      actions.every((action) => /:Describe|GetSecretValue|kms:Decrypt/.test(action)),
      actions.join(),
    );
  });
});
