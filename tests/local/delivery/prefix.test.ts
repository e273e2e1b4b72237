import * as assert from "node:assert/strict";
import { dataPrefix, errorPrefix, objectSuffix } from "../../../local/delivery/destination/prefix";
import { formatTimestamp } from "../../../local/delivery/destination/timestamp";
import { MOST_PARTITIONS, partitioned } from "../../../local/delivery/stream/partitioning";
import { fitting } from "../../../local/delivery/stream/transform";

const at = Date.UTC(2026, 1, 3, 4, 5, 6, 7);

describe("the name of a delivered object", () => {
  for (const [template, expected] of [
    ["", "2026/02/03/04/"],
    ["static/", "static/2026/02/03/04/"],
    ["y=!{timestamp:yyyy}/m=!{timestamp:MM}/", "y=2026/m=02/"],
    ["!{timestamp:yyyy'-'MM'-'dd'T'HH}/", "2026-02-03T04/"],
    ["k=!{partitionKeyFromLambda:kind}/", "k=chat/"],
    ["k=!{partitionKeyFromLambda:kind}/!{timestamp:HH}/", "k=chat/04/"],
  ] as const) {
    it(`begins with "${expected}" for the prefix "${template}"`, () => {
      assert.equal(dataPrefix(template, { at, keys: { kind: "chat" } }), expected);
    });
  }

  it("has a random string of eleven characters, another one each time", () => {
    const names = [1, 2].map(() => dataPrefix("!{firehose:random-string}/!{timestamp:yyyy}/", { at }));
    assert.match(names[0] ?? "", /^[a-z0-9]{11}\/2026\/$/);
    assert.notEqual(names[0], names[1]);
  });

  for (const [template, data, expected] of [
    [undefined, "", "processing-failed/2026/02/03/04/"],
    [undefined, "static/", "static/processing-failed/2026/02/03/04/"],
    ["errors/", "x/", "errors/2026/02/03/04/"],
    ["errors/!{firehose:error-output-type}/", "x/", "errors/processing-failed/"],
  ] as const) {
    it(`begins with "${expected}" for failed records under ${template === undefined ? "no error prefix" : `"${template}"`} and "${data}"`, () => {
      assert.equal(errorPrefix(template, data, { at, errorType: "processing-failed" }), expected);
    });
  }

  it("is dated in the configured time zone", () => {
    assert.equal(dataPrefix("", { at, zone: "Asia/Tokyo" }), "2026/02/03/13/");
    assert.equal(objectSuffix("s", 3, "uuid", { at, zone: "Asia/Tokyo" }), "s-3-2026-02-03-13-05-06-uuid");
  });

  it("follows Java's patterns and refuses the letters it does not know", () => {
    assert.equal(formatTimestamp("yy MMM MMMM EEE D h a SSS ''", at), "26 Feb February Tue 34 4 AM 007 '");
    assert.throws(() => formatTimestamp("yyyy-ww", at), /timestamp pattern has "ww"/);
  });

  it("needs every key that its prefix names", () => {
    assert.throws(
      () => dataPrefix("!{partitionKeyFromLambda:kind}/", { at, keys: {} }),
      /which has no value here/,
    );
  });
});

describe("the limits of a batch", () => {
  const record = (data: Buffer) => ({ recordId: "id", arrivedAt: 1, data });

  it("let no more than 500 partitions be active: a record of one more fails, those of known ones do not", () => {
    const destination = {
      RoleARN: "",
      BucketARN: "",
      Prefix: "!{partitionKeyFromLambda:k}/",
      DynamicPartitioningConfiguration: { Enabled: true },
    };
    const definition = {
      name: "s",
      arn: "",
      status: "ACTIVE" as const,
      createdAt: 0,
      updatedAt: 0,
      version: 1,
      tags: {},
      destination,
    };
    const outcomes = [...Array(MOST_PARTITIONS + 1).keys(), 0].map((k) => {
      return {
        kind: "deliver" as const,
        record: record(Buffer.alloc(1)),
        data: Buffer.alloc(1),
        keys: { k: String(k) },
      };
    });
    const failed = partitioned(outcomes, definition, new Set()).flatMap(([outcome], i) =>
      outcome.kind === "fail" ? [[i, outcome.error.code]] : [],
    );
    assert.deepEqual(failed, [[MOST_PARTITIONS, "DynamicPartitioning.ActivePartitionLimitExceeded"]]);
  });

  it("keep an invocation below Lambda's 6 MB in base64", () => {
    const records = Array.from({ length: 3 }, () => record(Buffer.alloc(2 * 1024 * 1024)));
    assert.equal(fitting(records), 2);
    assert.equal(fitting(Array.from({ length: 100_000 }, () => record(Buffer.alloc(1)))) < 100_000, true);
  });
});
