import assert from "node:assert/strict";
import { autoname, stableUuid } from "../../../local/provider/aws/names";
import { typeRow } from "../../../local/provider/aws/registry";
import type { Props } from "../../../local/provider/protocol/values";

interface Named {
  type?: string;
  name?: string;
  seed?: Uint8Array;
  olds?: Props;
  news?: Props;
  autonaming?: { proposedName: string; mode: "propose" | "enforce" | "disable" };
}

function named({ type = "aws:sqs/queue:Queue", ...given }: Named) {
  const rule = typeRow(type).autoname;
  assert.ok(rule, `${type} is auto-named`);
  const defaults = { name: "jobs", urn: "urn:jobs", seed: new Uint8Array([1]), olds: {}, news: {} };
  return autoname(rule, { ...defaults, ...given });
}

describe("a generated name", () => {
  it("is the resource's name and seven hex digits", () => {
    assert.match(named({}).value ?? "", /^jobs-[0-9a-f]{7}$/);
  });

  it("is the same for one seed and another for another", () => {
    assert.equal(named({}).value, named({}).value);
    assert.notEqual(named({}).value, named({ seed: new Uint8Array([2]) }).value);
  });

  it("stays with the resource", () => {
    const olds = { name: "jobs-0000000", __defaults: ["name"] };
    assert.equal(named({ olds }).value, "jobs-0000000");
  });

  it("takes the place of a name that the program no longer gives", () => {
    assert.match(named({ olds: { name: "fixed" } }).value ?? "", /^jobs-[0-9a-f]{7}$/);
  });

  it("of a bucket is lower case", () => {
    assert.match(named({ type: "aws:s3/bucket:Bucket", name: "Lake" }).value ?? "", /^lake-/);
  });

  it("of a FIFO queue ends with .fifo, also when the queue becomes one", () => {
    const olds = { name: "jobs-0000000", __defaults: ["name"] };
    assert.match(named({ news: { fifoQueue: true }, olds }).value ?? "", /^jobs-[0-9a-f]{7}\.fifo$/);
  });

  it("of an alias begins with alias/", () => {
    assert.match(named({ type: "aws:kms/alias:Alias" }).value ?? "", /^alias\/jobs-/);
  });

  it("follows the engine's own pattern", () => {
    const proposedName = "jobs-dev-1";
    assert.equal(named({ autonaming: { proposedName, mode: "propose" } }).value, "jobs-dev-1");
    assert.equal(named({ autonaming: { proposedName: "Jobs", mode: "enforce" } }).value, "Jobs");
  });

  it("is refused where auto-naming is off", () => {
    const { failures } = named({ autonaming: { proposedName: "", mode: "disable" } });
    assert.match(failures[0]?.reason ?? "", /"name" of jobs is not set/);
  });

  it("is never cut: a name that is too long says by how much", () => {
    const { failures } = named({ type: "aws:cloudwatch/eventArchive:EventArchive", name: "a".repeat(60) });
    assert.match(failures[0]?.reason ?? "", /has 68 characters; allowed: at most 48.*to 40 characters/s);
  });
});

describe("a predicted id", () => {
  it("is a UUID that stays the same for one resource", () => {
    assert.match(stableUuid("urn:a"), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.equal(stableUuid("urn:a"), stableUuid("urn:a"));
    assert.notEqual(stableUuid("urn:a"), stableUuid("urn:b"));
  });
});
