import * as assert from "node:assert/strict";
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AcceptedLog } from "../../../local/delivery/journal/accepted";
import { Commits } from "../../../local/delivery/journal/commits";
import type { Definition, StoredRecord } from "../../../local/delivery/model";
import { storeOutcomes } from "../../../local/delivery/stream/store";
import { sealBuffer } from "../../../local/delivery/stream/upload";

const START = { segment: 0, offset: 0 };

const definition: Definition = {
  name: "events",
  arn: "arn:aws:firehose:us-east-1:000000000000:deliverystream/events",
  status: "ACTIVE",
  createdAt: 0,
  updatedAt: 0,
  version: 1,
  destination: { RoleARN: "arn:aws:iam::000000000000:role/r", BucketARN: "arn:aws:s3:::b" },
  tags: {},
};

const record = (text: string, arrivedAt = 1): StoredRecord => ({
  recordId: `id-${text.slice(0, 9)}`,
  arrivedAt,
  data: Buffer.from(text),
});

describe("the journal of a delivery stream", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "journal-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const texts = (records: StoredRecord[]) => records.map(({ data }) => data.toString());

  it("gives the records back in order, with ids and arrival times, after the end of the process", () => {
    const records = [record("a", 5), record("b", 6), record("", 7)];
    new AcceptedLog(folder, START).append(records);
    const reopened = new AcceptedLog(folder, START);
    assert.deepEqual(reopened.pending, { records: 3, bytes: 2 });
    assert.deepEqual(reopened.next(1000).records, records);
  });

  it("forgets a torn last frame, which was never acknowledged, and goes on behind the whole ones", () => {
    new AcceptedLog(folder, START).append([record("whole")]);
    appendFileSync(join(folder, "accepted-0.log"), Buffer.from([0, 0, 9, 9, 1, 2, 3]));
    const reopened = new AcceptedLog(folder, START);
    reopened.append([record("next")]);
    assert.deepEqual(texts(reopened.next(1000).records), ["whole", "next"]);
  });

  it("takes at most so many bytes at a time, and one record at least", () => {
    const log = new AcceptedLog(folder, START);
    log.append([record("aaaa"), record("bbbb"), record("cccc")]);
    assert.deepEqual(texts(log.next(8).records), ["aaaa", "bbbb"]);
    assert.deepEqual(texts(log.next(1).records), ["aaaa"]);
  });

  it("frees the space of consumed records and reads across segments", () => {
    const log = new AcceptedLog(folder, START);
    const large = "x".repeat(1000 * 1024 - 1);
    const names = [..."abcdefghijklmnopqrst"];
    for (const name of names) log.append([record(`${name}${large}`)]);
    const seen: string[] = [];
    for (let taken = log.next(1); taken.records.length > 0; taken = log.next(1)) {
      seen.push(taken.records[0]?.data.toString("utf8", 0, 1) ?? "");
      log.consume(taken.records, taken.end);
    }
    assert.deepEqual(seen, names);
    assert.deepEqual(log.pending, { records: 0, bytes: 0 });
    assert.ok(readdirSync(folder).length <= 2, readdirSync(folder).join());
  });

  it("counts only committed bytes of a body: what an ended process wrote without a commit is written over", () => {
    const outcome = (text: string) => ({
      kind: "deliver" as const,
      record: record(text),
      data: Buffer.from(text),
      keys: {},
    });
    const first = new Commits(folder);
    storeOutcomes(first, definition, [outcome("aa")], { segment: 0, offset: 10 }, 1);
    first.writeBody(0, [Buffer.from("torn and long")], 2);
    const reopened = new Commits(folder);
    storeOutcomes(reopened, definition, [outcome("bb")], { segment: 0, offset: 20 }, 2);
    assert.deepEqual(reopened.state.consumed, { segment: 0, offset: 20 });
    assert.equal(reopened.readBody(0, reopened.state.buffered[0]?.bytes ?? 0).toString(), "aabb");
  });

  it("keeps the key of an object from before the first put", () => {
    const commits = new Commits(folder);
    const outcome = { kind: "deliver" as const, record: record("a"), data: Buffer.from("a"), keys: {} };
    storeOutcomes(commits, definition, [outcome], START, 1);
    const buffer = commits.state.buffered[0];
    assert.ok(buffer);
    const sealed = sealBuffer(buffer, definition);
    commits.commit({ type: "seal", sealed });
    assert.deepEqual(new Commits(folder).state.sealed, { 0: sealed });
    commits.done(0);
    const reopened = new Commits(folder);
    assert.deepEqual([reopened.state.sealed, reopened.state.totals.delivered], [{}, 1]);
    assert.deepEqual(readdirSync(folder), ["commits.log"]);
  });

  it("ignores a torn last commit", () => {
    const commits = new Commits(folder);
    const outcome = { kind: "deliver" as const, record: record("a"), data: Buffer.from("a"), keys: {} };
    storeOutcomes(commits, definition, [outcome], { segment: 0, offset: 9 }, 1);
    appendFileSync(join(folder, "commits.log"), '{"type":"batch","consumed":{"segm');
    const reopened = new Commits(folder);
    assert.deepEqual(reopened.state.consumed, { segment: 0, offset: 9 });
    storeOutcomes(reopened, definition, [outcome], { segment: 0, offset: 18 }, 1);
    assert.deepEqual(new Commits(folder).state.consumed, { segment: 0, offset: 18 });
  });

  it("stays small however long it lives", () => {
    mkdirSync(folder, { recursive: true });
    const commits = new Commits(folder);
    for (let offset = 0; offset < 20_000; offset++) {
      commits.commit({ type: "batch", consumed: { segment: 0, offset }, buffered: [], dropped: 1 });
    }
    assert.ok(statSync(join(folder, "commits.log")).size < 1.1 * 1024 * 1024);
    assert.equal(new Commits(folder).state.totals.dropped, 20_000);
  });
});
