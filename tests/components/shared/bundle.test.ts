import * as assert from "node:assert/strict";
import { homedir } from "node:os";
import { resolve } from "node:path";
import { bundleJob, compileJobs } from "../../../components/shared/bundle";

const ROOT = resolve(__dirname, "../../..");

describe("bundles", function () {
  this.timeout(60_000);

  let bundles: Map<string, string>;
  before(() => {
    bundles = compileJobs();
  });

  it("are the same bytes in every build", () => {
    assert.deepEqual(compileJobs(), bundles);
  });

  it("exist for every job and name no folder of the machine that built them", () => {
    assert.deepEqual([...bundles.keys()].sort(), [
      "audit-recorder",
      "config-judge",
      "context-recorder",
      "conversation-recorder",
      "conversation-roller",
      "crisis-archiver",
      "crisis-recorder",
      "delivery-transform",
      "documents-setup",
      "event-processor",
      "find-similar",
      "lake-transformer",
      "migrator",
      "notification-recorder",
      "remediator",
      "retrieval-drill",
      "row-purger",
      "search-indexer",
      "search-keeper",
      "session-recorder",
    ]);
    for (const [job, text] of bundles) {
      for (const folder of [ROOT, homedir()]) assert.ok(!text.includes(folder), `${job} names ${folder}`);
    }
  });

  it("hold no part of Pulumi", () => {
    for (const [job, text] of bundles) assert.doesNotMatch(text, /@pulumi\//, job);
  });

  it("refuse a job that has no handler, naming the jobs there are", () => {
    assert.throws(
      () => bundleJob("crisis-recoder"),
      /no runtime\/crisis-recoder\/handler\.ts; jobs are audit-recorder, /,
    );
  });
});
