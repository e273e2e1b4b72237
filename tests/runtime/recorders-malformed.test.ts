import * as assert from "node:assert/strict";
import { checkIn } from "../../runtime/shared/claim-check";
import { bytesOf, event } from "./support/events";
import { itemsOf, message, recordersIn, sqsEvent } from "./support/recorders";
import { BUCKETS, createWorld, TABLES, type World } from "./support/world";

describe("the recorders and messages that are no event of theirs", () => {
  let world: World;
  let logged: string[] = [];
  before(async function () {
    this.timeout(300_000);
    world = await createWorld();
  });
  after(() => world.stop());
  beforeEach(() => {
    logged = [];
  });

  const recorders = () => recordersIn(world, logged);
  const own = (table: string, eventId: string) => itemsOf(world, table, eventId);

  const good = event("safety.crisis.detected");
  const aside = checkIn(good, bytesOf(good), "redacted", BUCKETS.application).reference;
  const malformed: [string, string, string][] = [
    ["is no JSON", "Marlowe {", "not_json"],
    ["holds no detail", message(undefined), "no_detail"],
    ["comes from another source", message(good, { source: "aws.s3" }), "wrong_source"],
    ["is of another topic", message(event("audit.event.logged")), "wrong_topic"],
    ["breaks the contract", message({ ...good, timestamp: "Marlowe" }), "invalid_timestamp"],
    [
      "refers to another bucket",
      message({ ...aside, claim_check: { ...aside.claim_check, bucket: "elsewhere" } }),
      "Error",
    ],
    [
      "refers to nothing",
      message({ ...aside, claim_check: { ...aside.claim_check, key: "claim-check/none" } }),
      "NoSuchKey",
    ],
  ];
  for (const [title, body, code] of malformed) {
    it(`leave a message that ${title} on the queue, say why by a code only, and do its neighbours`, async () => {
      const neighbour = event("safety.crisis.detected");
      const outcome = await recorders().crisis(sqsEvent(body, message(neighbour)));
      assert.deepEqual(outcome, { batchItemFailures: [{ itemIdentifier: "m0" }] });
      assert.equal((await own(TABLES.crisis, neighbour.event_id)).length, 1);
      const line = logged.map((text) => JSON.parse(text)).find(({ level }) => level === "ERROR");
      assert.ok([line.code, line.error].includes(code), JSON.stringify(line));
      assert.equal(logged.join().includes("Marlowe"), false);
    });
  }

  it("do not take an event that has a field named claim_check for a reference", async () => {
    const given = event("safety.crisis.detected", {}, { claim_check: aside.claim_check });
    assert.deepEqual(await recorders().crisis(sqsEvent(message(given))), { batchItemFailures: [] });
    assert.equal((await own(TABLES.crisis, given.event_id)).length, 1);
  });
});
