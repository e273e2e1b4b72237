import * as assert from "node:assert/strict";
import { paginateListTables, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import {
  DeletePublicAccessBlockCommand,
  GetBucketVersioningCommand,
  PutBucketVersioningCommand,
} from "@aws-sdk/client-s3";
import { until } from "../local/event-sources/support/bench";
import { type Account, startAccount } from "./support/account";
import { breakages } from "./support/breakages";
import { openGroup } from "./support/open-group";

describe("remediations on a deployed stack", function () {
  this.timeout(600_000);
  let account: Account;
  before(async () => {
    account = await startAccount();
  });
  after(() => account?.stop());

  const bucket = () => account.stack.outputs.buckets.eventLake;

  for (const [kind, breakIt] of Object.entries(breakages)) {
    it(`mend ${kind}, and change nothing the second time`, async () => {
      const { resourceId, state, broken, mended } = await breakIt(account);
      assert.deepEqual(await state(), broken);
      const first = await account.mend(kind as keyof typeof breakages, resourceId);
      assert.deepEqual([first.outcome, first.changed], ["mended", true]);
      assert.deepEqual(await state(), mended);
      const second = await account.mend(kind as keyof typeof breakages, resourceId);
      assert.deepEqual([second.outcome, second.changed], ["right", false]);
      assert.deepEqual(second.before, second.after);
      assert.deepEqual(await state(), mended);
    });
  }

  it("leave what is not of the environment to a person, whom the alerts topic tells", async () => {
    await account.told();
    const { resourceId, state, broken } = await openGroup(account, "theirs");
    const { outcome, changed } = await account.mend("security-group-ingress", resourceId);
    assert.deepEqual([outcome, changed], ["stranger", false]);
    assert.deepEqual(await state(), broken);
    assert.equal((await account.mend("bucket-versioning", "not-of-the-program")).outcome, "stranger");
    assert.equal((await account.mend("bucket-public-access", "another-bucket")).changed, false);
    assert.deepEqual(await account.told(), ["stranger", "stranger", "stranger"]);
  });

  it("stop at a resource that has to be mended again and again", async () => {
    const suspend = () =>
      account.clients.s3.send(
        new PutBucketVersioningCommand({
          Bucket: account.stack.outputs.buckets.applicationLogs,
          VersioningConfiguration: { Status: "Suspended" },
        }),
      );
    const Bucket = account.stack.outputs.buckets.applicationLogs;
    const outcomes: string[] = [];
    for (let round = 0; round < 4; round++) {
      await suspend();
      outcomes.push((await account.mend("bucket-versioning", Bucket)).outcome);
    }
    assert.deepEqual(outcomes, ["mended", "mended", "mended", "refused_loop"]);
    const { Status } = await account.clients.s3.send(new GetBucketVersioningCommand({ Bucket }));
    assert.equal(Status, "Suspended");
    assert.ok((await account.told()).includes("refused_loop"));
  });

  it("stop when too many resources of a kind are wrong at once", async () => {
    const tables: string[] = [];
    for await (const { TableNames = [] } of paginateListTables({ client: account.clients.dynamodb }, {}))
      tables.push(...TableNames);
    const window_id = { S: `bucket-public-access#${new Date().toISOString().slice(0, 13)}` };
    await account.clients.dynamodb.send(
      new UpdateItemCommand({
        TableName: tables.find((name) => name.startsWith("remediations-table")),
        Key: { window_id },
        UpdateExpression: "SET attempts = :most",
        ExpressionAttributeValues: { ":most": { N: "20" } },
      }),
    );
    await account.clients.s3.send(new DeletePublicAccessBlockCommand({ Bucket: bucket() }));
    const { outcome, changed } = await account.mend("bucket-public-access", bucket());
    assert.deepEqual([outcome, changed], ["refused_rate", false]);
  });

  it("leave in the audit trail that they began and how they ended", async () => {
    let entries: string[] = [];
    await until(
      "the audit trail",
      async () => {
        entries = await account.entries("bucket-encryption", bucket());
        return entries.length >= 2;
      },
      60_000,
    );
    assert.deepEqual(entries.sort(), ["remediation.begin success", "remediation.end success"]);
  });
});
