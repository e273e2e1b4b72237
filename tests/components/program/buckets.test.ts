import * as assert from "node:assert/strict";
import { type Program, recordProgram } from "../../support/program";

describe("the buckets of the whole program", function () {
  this.timeout(120_000);
  let program: Program;
  before(async () => {
    program = await recordProgram("prod");
  });
  const arnsBut = (left: RegExp) =>
    program
      .ofType("aws:s3/bucket:Bucket")
      .filter(({ name }) => !left.test(name))
      .map(({ arn }) => arn)
      .sort();

  it("are mended, but for copies in another region", () => {
    const { inputs } = program.find("aws:iam/policy:Policy", "remediations-bucket-versioning-access");
    const statements = JSON.parse(inputs["policy"]).Statement as {
      Action: string | string[];
      Resource: string[];
    }[];
    const mended = statements.find(({ Action }) => Action.includes("s3:PutBucketVersioning"))?.Resource;
    assert.deepEqual(mended?.toSorted(), arnsBut(/^replicas-|-replica-copy-/));
  });

  it("have each reading and writing of an object told, but for the trail's own", () => {
    const [trail] = program.ofType("aws:cloudtrail/trail:Trail");
    const [selector] = trail?.inputs["eventSelectors"] ?? [];
    const told = (selector.dataResources[0].values as string[]).map((prefix) => prefix.slice(0, -1));
    assert.deepEqual(told.toSorted(), arnsBut(/^account-trail-/));
  });
});
