import * as assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RETENTION, type RetentionRule } from "../../../contracts/retention";
import { retentionDocument } from "../../../operations/retention";
import { manifestContradictions } from "../../../operations/retention/contradictions/manifest";

/** The manifest with one class changed. */
const changed = (name: keyof typeof RETENTION, change: Partial<RetentionRule>) =>
  manifestContradictions({ ...RETENTION, [name]: { ...RETENTION[name], ...change } });

describe("the retention manifest", () => {
  it("does not contradict itself", () => {
    assert.deepEqual(manifestContradictions(), []);
  });

  it("may not end objects before it moves them", () => {
    assert.deepEqual(changed("event-lake", { object: { standardIa: 30, glacierIr: 90, expire: 60 } }), [
      "'event-lake' moves or ends objects out of order: 30, 90, 60 days",
    ]);
  });

  it("may not lock objects for longer than they are kept", () => {
    assert.deepEqual(changed("crisis-events", { object: { lock: 3650, expire: 2920 } }), [
      "'crisis-events' is locked for 3650 days but ends after 2920",
    ]);
  });

  it("may not lock what identifies somebody and is not sealed", () => {
    const object = { lock: 30, expire: 90 };
    assert.deepEqual(changed("quarantine", { object }), []);
    const { sealed: _, ...rule } = RETENTION.quarantine;
    const found = manifestContradictions({ ...RETENTION, quarantine: { ...rule, object } });
    assert.deepEqual(found, [
      "'quarantine' identifies somebody and is locked: 16 CFR 312.6 could not be answered",
    ]);
  });

  it("may not let a copy of an event return after its claim has ended", () => {
    assert.deepEqual(changed("event-archive", { archiveDays: 60 }), [
      "'event-archive' can return after 60 days, 'event-claims' end after 30",
    ]);
  });

  it("may not end a key before what it seals", () => {
    assert.deepEqual(changed("subject-keys", { tableTtl: 365 }), [
      "'interaction-logs' is kept for 2555 days, the keys that open it for 365",
    ]);
  });

  it("may not end content before the rows that refer to it", () => {
    const problem = "days, content its rows refer to in 'claim-checks' for 730";
    assert.deepEqual(
      changed("claim-checks", { object: { expire: 730 } }),
      ["audit-trail", "crisis-events", "notification-logs"].map(
        (name) => `'${name}' is kept for 730 ${problem}`,
      ),
    );
  });

  it("may not keep recovery points of the keys of subjects", () => {
    assert.deepEqual(changed("subject-keys", { copies: { pointInTimeDays: 7, vaultDays: 35 } }), [
      "'subject-keys' has recovery points of 35 days: 16 CFR 312.6 could not be answered",
    ]);
  });

  it("names a basis for every class", () => {
    assert.deepEqual(changed("flow-logs", { basis: [] }), ["'flow-logs' names no basis"]);
  });

  it("is the page docs/retention.md, which `npm run -s retention -- --document` makes", () => {
    const page = readFileSync(join(__dirname, "../../../docs/retention.md"), "utf8");
    assert.equal(page, retentionDocument());
  });
});
