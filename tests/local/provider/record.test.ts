import assert from "node:assert/strict";
import { coverageOf } from "../../../local/provider/aws/coverage";
import { readEnvironment } from "../../../local/provider/aws/environment";
import { awsProvider } from "../../../local/provider/aws/provider";
import type { Provider } from "../../../local/provider/protocol/provider";
import { hasUnknown, type Props } from "../../../local/provider/protocol/values";
import { subject } from "./support/life";

const environment = () =>
  readEnvironment({ STRATA_MODE: "record", STRATA_ACCOUNT: "123456789012", AWS_REGION: "eu-west-1" });

const create = (provider: Provider, type: string, inputs: Props, preview = false) =>
  provider.create({ ...subject(type, "a"), inputs, preview });

describe("the recording provider", () => {
  it("makes nothing, and answers as a preview does", async () => {
    const provider = awsProvider(environment(), "7.0.0");
    const made = await create(provider, "aws:kms/key:Key", {});
    assert.deepEqual(made, await create(provider, "aws:kms/key:Key", {}, true));
    assert.equal(made.state["arn"], `arn:aws:kms:eu-west-1:123456789012:key/${made.id}`);
  });

  it("gives every output of a type without a module a stable value", async () => {
    const provider = awsProvider(environment(), "7.0.0");
    const type = "aws:ec2/networkAcl:NetworkAcl";
    const made = await create(provider, type, { vpcId: "vpc-1" });
    assert.match(made.id, /^acl-[0-9a-f]{17}$/);
    assert.match(String(made.state["arn"]), /^arn:aws:ec2:eu-west-1:123456789012:/);
    assert.ok(!hasUnknown(made.state));
    assert.deepEqual(made, await create(provider, type, { vpcId: "vpc-1" }));
  });

  it("answers for the account and region it is told", async () => {
    const provider = awsProvider(environment(), "7.0.0");
    const { result } = await provider.invoke("aws:index/getCallerIdentity:getCallerIdentity", {});
    assert.equal(result["accountId"], "123456789012");
    const zones = await provider.invoke("aws:index/getAvailabilityZones:getAvailabilityZones", {});
    assert.deepEqual(zones.result["names"], ["eu-west-1a", "eu-west-1b", "eu-west-1c"]);
  });

  it("makes passwords of the length and kinds that are asked for", async () => {
    const provider = awsProvider(environment(), "7.0.0");
    const token = "aws:secretsmanager/getRandomPassword:getRandomPassword";
    const { result } = await provider.invoke(token, { passwordLength: 40, excludePunctuation: true });
    assert.match(String(result["randomPassword"]), /^[A-Za-z0-9]{40}$/);
  });

  it("refuses a function it does not know, naming those it does", async () => {
    const provider = awsProvider(environment(), "7.0.0");
    await assert.rejects(
      provider.invoke("aws:ec2/getAmi:getAmi", {}),
      /getAmi; it answers getCallerIdentity/,
    );
  });

  it("fails for the wrong account, naming both", async () => {
    const provider = awsProvider(environment(), "7.0.0");
    const allowedAccountIds = JSON.stringify(["999999999999"]);
    await assert.rejects(provider.configure({ allowedAccountIds }), /123456789012.*999999999999/);
    await provider.configure({ allowedAccountIds: JSON.stringify(["123456789012"]) });
  });
});

describe("the provider's environment", () => {
  it("names a variable that is wrong and what is allowed", () => {
    assert.throws(
      () => readEnvironment({ STRATA_MODE: "x" }),
      /STRATA_MODE is "x"; allowed: emulate, record/,
    );
    assert.throws(() => readEnvironment({}), /STRATA_ENDPOINT is not set/);
    assert.throws(
      () => readEnvironment({ STRATA_ENDPOINT: "http://a", STRATA_ACCOUNT: "1" }),
      /STRATA_ACCOUNT is "1"; allowed: 12 digits/,
    );
  });
});

describe("the coverage of a type", () => {
  it("tells made, checked and merely recorded types apart", () => {
    assert.deepEqual(coverageOf("aws:kms/key:Key"), { realised: true, checked: true });
    assert.deepEqual(coverageOf("aws:cloudwatch/eventBusPolicy:EventBusPolicy"), {
      realised: false,
      checked: true,
    });
    assert.equal(coverageOf("aws:ec2/networkAcl:NetworkAcl").realised, false);
  });
});
