import * as assert from "node:assert/strict";
import { GATEWAYS, INTERFACES } from "../../../components/foundation/endpoint-plan";
import { STORES } from "../../../contracts/stores";
import { statementsOf } from "../../support/access";
import type { Registration } from "../../support/engine";
import { type Program, recordProgram } from "../../support/program";

const POLICY = "aws:iam/policy:Policy";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";

/** What Lambda does in the role's name from outside, and what is no call to an endpoint: logins are checked by the stores. */
const ELSEWHERE =
  /^(ec2|elasticache|es|logs|rds-db|rds|sqs|xray|kms):|^dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams)$/;

/** Lambda's own calls for the change stream of the document store, from the cluster's subnets. */
const BY_LAMBDA = ["lambda:InvokeFunction", "sts:AssumeRole"];

// No network stands between functions and services here, so what an endpoint lets through is decided on paper.
describe("the endpoints of the network", () => {
  let program: Program;
  before(async function () {
    this.timeout(240_000);
    program = await recordProgram("prod", STORES);
  });

  const inside = () =>
    program.ofType("aws:lambda/function:Function").filter(({ inputs }) => inputs["vpcConfig"] !== undefined);
  const calledBy = ({ name }: Registration): string[] => {
    const policy = program.ofType(POLICY).find((each) => each.name === name.replace(/-fn$/, "-access"));
    assert.ok(policy, `${name} has no rights`);
    return statementsOf(policy.inputs["policy"])
      .flatMap(({ Action }) => [Action].flat())
      .filter((action) => !ELSEWHERE.test(action));
  };
  const admitted = () =>
    program
      .ofType(ENDPOINT)
      .flatMap(({ inputs }) => statementsOf(inputs["policy"]))
      .flatMap(({ Action }) => [Action].flat());

  it("admit everything that a function inside may call", () => {
    const functions = inside();
    assert.ok(functions.length >= 8, `${functions.length} functions stand in the network`);
    const open = admitted();
    const refused = functions.flatMap((each) =>
      calledBy(each)
        .filter((action) => !open.includes(action))
        .map((action) => `${each.name}: ${action}`),
    );
    assert.deepEqual(refused, []);
  });

  it("admit nothing that no function inside calls", () => {
    const called = new Set([...inside().flatMap(calledBy), ...BY_LAMBDA]);
    assert.deepEqual(
      admitted().filter((action) => !called.has(action)),
      [],
    );
  });

  it("are those of the plan, and none without a policy", () => {
    const planned = [
      ...Object.keys(GATEWAYS),
      ...Object.entries(INTERFACES).flatMap(([call, { stores }]) => (stores.length > 0 ? [call] : [])),
    ];
    const services = program
      .ofType(ENDPOINT)
      .map(({ inputs }) => inputs["serviceName"].split("eu-west-1.")[1]);
    assert.deepEqual(services.sort(), planned.sort());
  });

  it("do not exist in a stack without stores, nor does the network", async () => {
    const without = await recordProgram("prod", []);
    const network = without.resources.filter(({ type }) => /^awsx?:(ec2|vpc)/.test(type));
    assert.deepEqual(
      network.map(({ name }) => name),
      [],
    );
  });

  it("are not reached past a group: no rule names an address", () => {
    const rules = program.resources.filter(({ type }) => /securityGroup(In|E)gressRule/.test(type));
    assert.ok(rules.length > 20);
    for (const { name, inputs } of rules) {
      assert.equal(inputs["cidrIpv4"] ?? inputs["cidrIpv6"], undefined, name);
      assert.ok(inputs["referencedSecurityGroupId"] ?? inputs["prefixListId"], name);
    }
  });
});
