import assert from "node:assert/strict";
import { QueryCommand } from "@aws-sdk/client-dynamodb";
import { event, HASH } from "../../runtime/support/events";
import { countsOf, type Ground, ground } from "../support/bench";

const HOUR_MS = 3_600_000;

/** `event_type=…/year=…/month=…/day=…/hour=…/` of an instant. */
function partitionOf(topic: string, instant: number): string {
  const [year, month, day, hour] = new Date(instant).toISOString().split(/[-T:]/);
  return `event_type=${topic}/year=${year}/month=${month}/day=${day}/hour=${hour}/`;
}

describe("late, repeated and out-of-order events", function () {
  this.timeout(120_000);
  this.slow(30_000);
  let stack: Ground;
  before(async () => {
    stack = await ground();
  });

  it("stand once in every store, under their own hour and in the order of their own time", async () => {
    const late = Date.now() - 3 * 24 * HOUR_MS;
    const at = (instant: number) => ({ timestamp: new Date(instant).toISOString() });
    const student = HASH.replace(/^a/, "b");
    const crises = [2, 0, 1].map((hour) =>
      event("safety.crisis.detected", { student_id_hash: student }, at(late + hour * HOUR_MS)),
    );
    const [second, , first] = [crises[0], crises[2], crises[1]];
    assert.ok(first && second);
    const chats = [event("chat.message.sent", {}, at(late)), event("chat.message.sent", {}, at(Date.now()))];
    await stack.put("safety.crisis.detected", [...crises, first, second, ...crises]);
    await stack.put("chat.message.sent", [...chats, ...chats]);

    const stores = await stack.stores();
    for (const each of crises)
      assert.deepEqual(countsOf(stores, each.event_id), {
        interaction: 1,
        application: 1,
        lake: 1,
        logGroup: 1,
        crisisTable: 1,
      });
    for (const each of [...crises, ...chats]) {
      const { interaction = [], application = [], lake = [] } = stores.get(each.event_id) ?? {};
      const partition = partitionOf(each.event_type, Date.parse(each.timestamp));
      for (const { place } of [...interaction, ...application, ...lake])
        assert.ok(place.includes(partition), `${place} of an event of ${each.timestamp}`);
    }
    const { Items = [] } = await stack.clients.dynamodb.send(
      new QueryCommand({
        TableName: stack.target.outputs.tables.crisisEvents ?? "",
        KeyConditionExpression: "student_id_hash = :student",
        ExpressionAttributeValues: { ":student": { S: student } },
      }),
    );
    const byTime = [...crises].sort((a, b) => (a.timestamp < b.timestamp ? -1 : 1));
    assert.deepEqual(
      Items.map((item) => item["event_id"]?.S),
      byTime.map(({ event_id }) => event_id),
    );
  });
});
