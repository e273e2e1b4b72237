import { strict as assert } from "node:assert";
import { FixtureStack } from "../../policy-pack/fixtures/stack";
import { runRules } from "../../policy-pack/run";

/** The engine's sentinel for a text that is not known yet. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

function messages(stack: FixtureStack, rule: string): string[] {
  return runRules(stack.resources)
    .filter((violation) => violation.rule === rule && violation.level === "mandatory")
    .map(({ message }) => message);
}

describe("a value that is not known yet", () => {
  it("makes a rule that reads it undecided, naming the property", () => {
    const stack = new FixtureStack();
    stack.props("chat-message-sent").kmsKeyId = UNKNOWN;
    assert.match(
      messages(stack, "kinesis-customer-key").join(),
      /UNDECIDED for 'chat-message-sent', as property 'kmsKeyId' of 'chat-message-sent' is not known yet/,
    );
  });

  it("names the path of a nested property", () => {
    const stack = new FixtureStack();
    stack.props("crisis-events").serverSideEncryption.kmsKeyArn = UNKNOWN;
    assert.match(messages(stack, "dynamodb-customer-key").join(), /'serverSideEncryption\.kmsKeyArn'/);
  });

  it("does not disturb a rule that does not read it", () => {
    const stack = new FixtureStack();
    stack.props("chat-message-sent").kmsKeyId = UNKNOWN;
    assert.deepEqual(messages(stack, "stream-retention"), []);
  });

  it("leaves the other resources of a stack rule decided", () => {
    const stack = new FixtureStack();
    stack.props("records-Policy").policy = UNKNOWN;
    const found = messages(stack, "s3-tls-only");
    assert.equal(found.length, 1);
    assert.match(found[0] ?? "", /UNDECIDED for 'records', as property 'policy' of 'records-Policy'/);
  });

  it("is bridged by the engine's record of dependencies where it only names another resource", () => {
    const stack = new FixtureStack();
    stack.props("records-Versioning").bucket = UNKNOWN;
    const bucket = stack.resource("records").urn;
    stack.resource("records-Versioning").propertyDependencies = { bucket: [bucket] };
    assert.deepEqual(messages(stack, "s3-versioning"), []);
    stack.resource("records-Versioning").propertyDependencies = { bucket: [stack.resource("trail").urn] };
    assert.match(messages(stack, "s3-versioning").join(), /'records' keeps no versions/);
  });

  it("cannot be mistaken for a kept rule when no dependency is recorded", () => {
    const stack = new FixtureStack();
    stack.props("records-Versioning").bucket = UNKNOWN;
    assert.equal(messages(stack, "s3-versioning").length > 0, true);
  });
});

describe("a property that cannot be read", () => {
  it("makes the rule undecided instead of ending the run", () => {
    const stack = new FixtureStack();
    stack.props("records-Policy").policy = "{ not JSON";
    assert.match(
      messages(stack, "s3-tls-only").join(),
      /UNDECIDED for 'records', as a property cannot be read/,
    );
    assert.match(messages(stack, "no-public-principal").join(), /UNDECIDED for 'records-Policy'/);
  });
});
