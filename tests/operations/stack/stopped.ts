import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { event } from "../../runtime/support/events";
import { countsOf, type Ground, ground } from "../support/bench";
import { runCommand, startCommand } from "../support/command";

const MEND = `module.exports = (bytes) => {
  const event = JSON.parse(Buffer.from(bytes).toString("utf8"));
  return { ...event, data: { ...event.data, message: "mended" } };
};`;

/** Many batches of ten. */
const RECORDS = 200;

describe("a replay that is stopped with Ctrl-C", function () {
  this.timeout(180_000);
  this.slow(60_000);
  let stack: Ground;
  let folder: string;
  before(async () => {
    stack = await ground();
    folder = mkdtempSync(join(tmpdir(), "strata-stopped-"));
    writeFileSync(join(folder, "mend.js"), MEND);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("leaves the rest open, and the next run publishes what is left and nothing twice", async () => {
    const since = new Date().toISOString();
    const timestamp = since;
    const chats = Array.from({ length: RECORDS }, () =>
      event("chat.message.sent", { message: 1 }, { timestamp }),
    );
    await stack.put("chat.message.sent", chats);
    const env = { STRATA_LOCAL_DIR: stack.bench.stack.running.dir };
    const args = [
      "replay",
      "--json",
      "--batch",
      "10",
      "--since",
      since,
      "--transform",
      join(folder, "mend.js"),
    ];

    const { child, ended } = startCommand(args, env);
    child.stdout.once("data", () => child.kill("SIGINT"));
    const stopped = await ended;
    assert.equal(stopped.code, 130, stopped.stderr);
    const [, operation = ""] = /^go on with: --operation (op-[a-z]{16})$/m.exec(stopped.stderr) ?? [];
    assert.ok(operation, stopped.stderr);
    const first = stopped.lines.length;
    assert.ok(first > 0 && first < RECORDS, `${first} of ${RECORDS} before it stopped`);

    const rest = await runCommand([...args, "--operation", operation], env);
    assert.equal(rest.code, 0, rest.stderr);
    assert.equal(first + rest.lines.length, RECORDS);
    await stack.settle();
    const stores = await stack.stores();
    for (const { event_id } of chats)
      assert.deepEqual(countsOf(stores, event_id), { interaction: 1, application: 1, lake: 1, logGroup: 1 });
    const audited = [...stores]
      .filter(([id]) => id.startsWith(`evt_${operation}_`))
      .map(([, found]) => found);
    assert.equal(audited.length, RECORDS);
    assert.ok(audited.every(({ auditTable = [] }) => auditTable.length === 1));
  });
});
