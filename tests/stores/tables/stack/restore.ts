import assert from "node:assert/strict";
import {
  DeleteTableCommand,
  RestoreTableToPointInTimeCommand,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import type { Bench } from "../../../faults/support/bench";
import { crisesOf, crisis, outputsOf, record, stackBench } from "./support";

describe("the tables of a stack", function () {
  this.timeout(240_000);
  let bench: Bench;
  before(async () => {
    bench = await stackBench();
  });

  it("give the same answers when they are restored to a point in time", async () => {
    const hash = "d".repeat(64);
    const given = [1, 2, 3].map((day) => ({
      ...crisis((data) =>
        Object.assign(data, {
          student_id_hash: hash,
          school_id: "school-of-the-restored",
          requires_human_intervention: true,
        }),
      ),
      timestamp: `2026-08-0${day}T10:00:00Z`,
    }));
    await record(bench, given);
    const questions = (table: string) =>
      Promise.all([
        crisesOf(bench, table).ofStudent(hash),
        crisesOf(bench, table).ofDay("2026-08-02"),
        crisesOf(bench, table).open("school-of-the-restored"),
      ]);
    const before = await questions(outputsOf(bench).tables.crisisEvents);
    assert.deepEqual(
      before.map(({ items }) => items.length > 0),
      [true, true, true],
    );
    const TableName = "restored-crisis-events";
    await bench.stack.clients.dynamodb.send(
      new RestoreTableToPointInTimeCommand({
        SourceTableName: outputsOf(bench).tables.crisisEvents,
        TargetTableName: TableName,
        UseLatestRestorableTime: true,
      }),
    );
    await waitUntilTableExists(
      { client: bench.stack.clients.dynamodb, maxWaitTime: 30, minDelay: 1 },
      { TableName },
    );
    assert.deepEqual(await questions(TableName), before);
    await bench.stack.clients.dynamodb.send(new DeleteTableCommand({ TableName }));
  });
});
