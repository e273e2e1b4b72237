import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { Network, type NetworkArgs } from "../../../components/foundation/network";
import type { NetworkCall } from "../../../components/shared/private-network";
import { RETENTION } from "../../../contracts/retention";
import { STORES, type StoreKind } from "../../../contracts/stores";
import { allows, statementsOf } from "../../support/access";
import { PLACE } from "../../support/arns";
import { recordEngine } from "../../support/engine";
import { keyArnOf } from "../../support/stores";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const VPC = "net-vpc-id";

describe("Network", () => {
  const engine = recordEngine();
  const args = (changes: Partial<NetworkArgs> = {}): NetworkArgs => ({
    place: PLACE,
    stores: STORES,
    zones: 2,
    natGateways: "none",
    logKeyArn: keyArnOf("operations"),
    ...changes,
  });
  const create = (changes: Partial<NetworkArgs> = {}) =>
    engine.registrations(() => new Network("net", args(changes)));
  const inputsOf = async (name: string, changes: Partial<NetworkArgs> = {}) =>
    (await create(changes)).find((each) => each.name === name)?.inputs ?? {};

  it("registers a network, its closed default group, flow logs and the endpoints of what is called", async () => {
    const names = (await create()).filter(({ type }) => /^awsx?:/.test(type)).map(({ name }) => name);
    assert.deepEqual(names.sort(), [
      "net-default-group",
      "net-endpoints-dynamodb",
      "net-endpoints-group",
      "net-endpoints-kinesis-streams",
      "net-endpoints-lambda",
      "net-endpoints-s3",
      "net-endpoints-secretsmanager",
      "net-endpoints-sts",
      "net-flow-logs-access",
      "net-flow-logs-access-attachment",
      "net-flow-logs-flow-log",
      "net-flow-logs-log-group",
      "net-flow-logs-role",
      "net-vpc",
    ]);
  });

  it("spans the zones it is told with subnets for functions and for stores", async () => {
    const vpc = await inputsOf("net-vpc", { zones: 3 });
    assert.deepEqual(
      [vpc["cidrBlock"], vpc["numberOfAvailabilityZones"], vpc["subnetStrategy"]],
      ["10.0.0.0/16", 3, "Auto"],
    );
    assert.deepEqual([vpc["enableDnsHostnames"], vpc["enableDnsSupport"]], [true, true]);
    assert.deepEqual(specsOf(vpc), [
      ["Private", "private"],
      ["Isolated", "data"],
    ]);
  });

  for (const [natGateways, strategy, gateways] of [
    ["none", "None", []],
    ["single", "Single", [["Public", "public"]]],
    ["per-zone", "OnePerAz", [["Public", "public"]]],
  ] as const) {
    it(`has ${natGateways} NAT gateways where it is told so, and subnets for them behind the others`, async () => {
      const vpc = await inputsOf("net-vpc", { natGateways });
      assert.deepEqual(vpc["natGateways"], { strategy });
      assert.deepEqual(specsOf(vpc).slice(2), gateways);
    });
  }

  it("closes the default group", async () => {
    const { vpcId, ingress, egress } = await inputsOf("net-default-group");
    assert.deepEqual([vpcId, ingress, egress], [VPC, undefined, undefined]);
  });

  it("writes down every flow, encrypted and as long as the manifest says", async () => {
    const found = await create();
    const of = (name: string) => found.find((each) => each.name === name);
    const group = of("net-flow-logs-log-group");
    assert.deepEqual(
      [group?.inputs["retentionInDays"], group?.inputs["kmsKeyId"]],
      [RETENTION["flow-logs"].logDays, keyArnOf("operations")],
    );
    const log = of("net-flow-logs-flow-log");
    assert.deepEqual(
      [log?.inputs["vpcId"], log?.inputs["trafficType"], log?.inputs["logDestination"]],
      [VPC, "ALL", group?.arn],
    );
    assert.deepEqual(log?.dependencies.includes("net-flow-logs-access-attachment"), true);
    const [trust] = statementsOf(of("net-flow-logs-role")?.inputs["assumeRolePolicy"]);
    assert.deepEqual(trust?.Principal, { Service: "vpc-flow-logs.amazonaws.com" });
    assert.equal(trust?.Condition?.["StringEquals"]?.["aws:SourceAccount"], PLACE.accountId);
  });

  it("has interface endpoints only for the stores that are on", async () => {
    const interfaces = async (stores: readonly StoreKind[], calls: readonly NetworkCall[] = []) =>
      (await create({ stores, calls }))
        .filter(({ type, inputs }) => type === ENDPOINT && inputs["vpcEndpointType"] === "Interface")
        .map(({ name }) => name.replace("net-endpoints-", ""));
    assert.deepEqual(await interfaces(["cache"]), []);
    assert.deepEqual(await interfaces(["documents"]), ["secretsmanager", "lambda", "sts"]);
    assert.deepEqual(await interfaces(["relational"]), ["secretsmanager"]);
    assert.deepEqual(await interfaces(["search"]), ["kinesis-streams"]);
    assert.deepEqual(await interfaces(["search"], ["bedrock-runtime"]), [
      "kinesis-streams",
      "bedrock-runtime",
    ]);
  });

  it("gives interface endpoints the services' own names and a group that admits whoever is let in", async () => {
    const endpoint = await inputsOf("net-endpoints-secretsmanager");
    assert.deepEqual(
      [
        endpoint["serviceName"],
        endpoint["privateDnsEnabled"],
        endpoint["securityGroupIds"],
        endpoint["subnetIds"],
      ],
      [
        "com.amazonaws.eu-west-1.secretsmanager",
        true,
        ["net-endpoints-group-id"],
        ["net-vpc-private-1", "net-vpc-private-2"],
      ],
    );
    const gateway = await inputsOf("net-endpoints-s3");
    assert.deepEqual(gateway["routeTableIds"], ["net-vpc-routes-1", "net-vpc-routes-2"]);
  });

  it("lets only roles of its account through, to what is called and belongs to the account", async () => {
    const { policy } = await inputsOf("net-endpoints-dynamodb");
    const request = (action: string, own: string, theirs: string) => ({
      action,
      principal: `AWS:arn:aws:iam::${own}:role/r`,
      context: { "aws:PrincipalAccount": own, "aws:ResourceAccount": theirs },
    });
    const { accountId } = PLACE;
    assert.ok(allows(policy, request("dynamodb:PutItem", accountId, accountId)));
    assert.ok(!allows(policy, request("dynamodb:PutItem", accountId, "999999999999")));
    assert.ok(!allows(policy, request("dynamodb:PutItem", "999999999999", accountId)));
    assert.ok(!allows(policy, request("dynamodb:Scan", accountId, accountId)));
  });

  describe("a member", () => {
    const rules = async (calls: readonly NetworkCall[], changes: Partial<NetworkArgs> = {}) => {
      const found = await engine.registrations(() => {
        const parent = new pulumi.ComponentResource("strata:test:Parent", "parent");
        return new Network("net", args(changes)).member("fn", parent, calls);
      });
      return found.filter(({ name }) => name.startsWith("fn-"));
    };

    it("has a group that admits nobody and reaches S3 and DynamoDB", async () => {
      const found = await rules([]);
      assert.deepEqual(
        found.map(({ name, inputs }) => [name, inputs["prefixListId"]]),
        [
          ["fn-group", undefined],
          ["fn-to-s3", "pl-net-endpoints-s3"],
          ["fn-to-dynamodb", "pl-net-endpoints-dynamodb"],
        ],
      );
      const [group] = found;
      assert.deepEqual(
        [group?.inputs["vpcId"], group?.inputs["ingress"], group?.inputs["egress"]],
        [VPC, undefined, undefined],
      );
    });

    it("reaches the endpoints where it calls one, by a rule out and a rule in", async () => {
      const found = await rules(["secretsmanager"]);
      const [out, into] = found.filter(({ name }) => name.startsWith("fn-to-endpoints-"));
      assert.deepEqual(
        [out?.inputs["securityGroupId"], out?.inputs["referencedSecurityGroupId"], out?.inputs["fromPort"]],
        ["fn-group-id", "net-endpoints-group-id", 443],
      );
      assert.deepEqual(
        [into?.inputs["securityGroupId"], into?.inputs["referencedSecurityGroupId"], into?.inputs["toPort"]],
        ["net-endpoints-group-id", "fn-group-id", 443],
      );
    });

    it("may not call what has no endpoint", async () => {
      await assert.rejects(
        rules(["secretsmanager"], { stores: ["cache"] }),
        /fn calls secretsmanager, for which the network has no endpoint/,
      );
    });
  });
});

function specsOf(vpc: pulumi.Inputs): string[][] {
  return vpc["subnetSpecs"].map(({ type, name }: { type: string; name: string }) => [type, name]);
}
