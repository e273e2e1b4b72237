import assert from "node:assert/strict";
import { TOPICS } from "../../../contracts/topics";
import { archiveArn, type OperatedOutputs, replayName, rulesFor, targetOf } from "../../../operations";

const AWS = "arn:aws:events:eu-west-1:111122223333";
const ruleOf = (consumer: string) => `${AWS}:rule/events-bus/${consumer}`;

function outputs(): OperatedOutputs {
  return {
    streams: Object.fromEntries(TOPICS.map((topic) => [topic, { name: topic }])),
    bus: {
      name: "events-bus",
      arn: `${AWS}:event-bus/events-bus`,
      archiveName: "events-archive",
      ruleArns: { crisis: ruleOf("crisis"), notification: ruleOf("notification"), audit: ruleOf("audit") },
    },
    buckets: { quarantine: "cage" },
    tables: { quarantineIndex: "index", eventClaims: "claims", subjectKeys: "keys" },
  } as unknown as OperatedOutputs;
}

describe("a replay of the archive", () => {
  it("goes to the rules of the consumers and topics that are named, each once", () => {
    assert.deepEqual(rulesFor(outputs(), { rules: [], topics: [] }), []);
    assert.deepEqual(
      rulesFor(outputs(), { rules: ["audit", "crisis"], topics: ["safety.crisis.detected"] }),
      [ruleOf("audit"), ruleOf("crisis")],
    );
    assert.throws(
      () => rulesFor(outputs(), { rules: [], topics: ["chat.message.sent"] }),
      /^NoRoute: No rule of the bus takes chat\.message\.sent; allowed: safety\.crisis\.detected, /,
    );
  });

  it("has a name that begins with the archive's, which is all an operator may touch", () => {
    assert.equal(archiveArn(outputs()), `${AWS}:archive/events-archive`);
    assert.equal(replayName(outputs(), "op-x"), "events-archive-op-x");
    const long = { ...outputs(), bus: { ...outputs().bus, archiveName: "a".repeat(48) } };
    assert.match(replayName(long, "op-bcdfghjklmnpqrst"), /^a{44}-op-[a-z]{16}$/);
  });
});

describe("the outputs of a stack", () => {
  it("name the region and are refused when one is missing, naming it", () => {
    assert.equal(targetOf(outputs()).region, "eu-west-1");
    const { tables: _, ...without } = outputs();
    assert.throws(
      () => targetOf(without),
      /no text 'tables\.quarantineIndex'; give those of: pulumi stack output --json$/,
    );
    assert.throws(() => targetOf([]), /no text 'bus\.arn'/);
    assert.throws(() => targetOf(null), /no text 'bus\.arn'/);
    assert.throws(
      () => targetOf({ ...outputs(), bus: { ...outputs().bus, arn: "events-bus" } }),
      /'bus\.arn' is 'events-bus'/,
    );
  });
});
