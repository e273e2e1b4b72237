import { strict as assert } from "node:assert";
import { type Resource, Stack } from "../../policy-pack/model/stack/stack";
import { guarded } from "../../policy-pack/model/stack/unknown";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

function resource(
  type: string,
  name: string,
  props: Resource["props"],
  from?: Record<string, string[]>,
): Resource {
  const urn = `urn:pulumi:dev::strata::${type}::${name}`;
  return {
    urn,
    type,
    name,
    props: guarded(props, name),
    protect: true,
    ...(from && { propertyDependencies: from }),
  };
}

describe("the resources of a stack", () => {
  const first = resource("queue", "first", { name: "q", arn: "arn:aws:sqs:r:1:q", url: "https://sqs/1/q" });
  const bare = resource("queue", "bare", { name: "bare-q" });

  it("are found by ARN, name and URL, the first of the first type before others", () => {
    const twin = resource("queue", "twin", { name: "q" });
    const stack = new Stack([first, twin, bare]);
    for (const reference of ["q", "arn:aws:sqs:r:1:q", "https://sqs/1/q"]) {
      assert.equal(stack.find(reference, ["other", "queue"])?.name, "first", reference);
    }
    assert.equal(stack.find("other", ["queue"]), undefined);
    assert.equal(stack.find(undefined, ["queue"]), undefined);
    assert.equal(stack.find("", ["queue"]), undefined);
  });

  it("are found by the end of a reference only where their ARN is not known", () => {
    const stack = new Stack([first, bare]);
    assert.equal(stack.find("arn:aws:sqs:r:2:bare-q", ["queue"])?.name, "bare");
    assert.equal(stack.find("arn:aws:sqs:r:2:q", ["queue"]), undefined);
  });

  it("are found by the id their ARN ends with, as the engine shows no ids", () => {
    const network = resource("vpc", "network", { arn: "arn:aws:ec2:eu-west-1:1:vpc/vpc-0a1b" });
    const gateway = resource("gateway", "gateway", { vpcId: "vpc-0a1b" });
    const stack = new Stack([network, gateway]);
    assert.equal(stack.find("vpc-0a1b", ["vpc"]), network);
    assert.deepEqual(stack.attachedTo(network, "vpcId", ["gateway"]), [gateway]);
  });

  it("are attached to what a property names, in their order and once each", () => {
    const policies = ["https://sqs/1/q", "arn:aws:sqs:r:1:q", "elsewhere"].map((queueUrl, index) =>
      resource("policy", `p${index}`, { queueUrl }),
    );
    const stack = new Stack([...policies, first, bare]);
    const names = (target: Resource) =>
      stack.attachedTo(target, "queueUrl", ["policy"]).map(({ name }) => name);
    assert.deepEqual(names(first), ["p0", "p1"]);
    assert.deepEqual(names(bare), []);
  });

  it("are attached by the engine's record where the value is not known, and undecided without one", () => {
    const known = resource("policy", "p", { queueUrl: UNKNOWN }, { queueUrl: [first.urn] });
    assert.deepEqual(new Stack([known, first]).attachedTo(first, "queueUrl", ["policy"]), [known]);
    assert.deepEqual(new Stack([known, bare]).attachedTo(bare, "queueUrl", ["policy"]), []);
    const blind = resource("policy", "p", { queueUrl: UNKNOWN });
    assert.throws(() => new Stack([blind, first]).attachedTo(first, "queueUrl", ["policy"]), {
      name: "UndecidedError",
    });
  });
});
