import * as assert from "node:assert/strict";
import { replaceCode } from "./functions";
import { createKiller } from "./killer";
import { takePermission } from "./roles";
import { assertGood, type Bench, startBench } from "./stack";

const REDACTION = "runtime/redaction/event.ts";
const REDACT_BODY = "): { event: RedactedEvent; found: EventFinding[] } {\n";

/** An input with everything in it, and every store, are `tests/stores/stack/demo.ts`. */
describe("the whole pipeline on the local stack", function () {
  this.timeout(400_000);
  this.slow(60_000);
  let bench: Bench;
  let seed = 0;
  before(async () => {
    bench = await startBench();
  });
  after(() => bench?.stop());

  const generated = (count = 300) => {
    seed += 1;
    return { kind: "generated", count, seed } as const;
  };

  it("finishes when publisher, event sources, delivery and a function's worker are killed in mid-run", async () => {
    const killer = createKiller(bench.stack);
    const ran = await bench.run(generated(1200), {
      onProgress: (message) => {
        if (message.startsWith("waiting until drained")) killer.strikeOnce();
      },
      onPublisher: (child) => child.once("message", () => killer.count() === 0 && killer.kill(child.pid)),
    });
    await killer.done();
    assert.ok(killer.count() >= 4, `${killer.count()} killed`);
    assertGood(ran);
  });

  it("names the record that a function dies on, and finishes once it no longer does", async () => {
    const functionName = bench.stack.running.outputs.functions.processors["chat.message.sent"];
    const restore = await replaceCode(bench.stack, functionName, "event-processor", {
      file: REDACTION,
      edit: (text) =>
        text.replace(REDACT_BODY, `${REDACT_BODY}  if (event.event_id.endsWith("_3")) process.exit(1);\n`),
    });
    const ran = await bench.run(generated());
    await restore();
    assert.equal(ran.good, false);
    const findings = ran.findings.join("\n");
    assert.match(findings, /undelivered: 1 record\(s\) of .*chat.*, line \d+/);
    assert.ok(ran.figures.lost >= 1 && ran.figures.lost <= 2, findings);
    assert.equal(ran.figures.duplicates, 0);
    const next = await bench.run(generated());
    assertGood(next);
    assert.ok(next.progress.some((message) => message.startsWith("delivered again")));
  });

  it("names the actions that roles lack and what is undelivered, and finishes once they are granted", async () => {
    const { processors, consumers } = bench.stack.running.outputs.functions;
    const giveBack = [
      await takePermission(bench.stack, processors["audit.event.logged"], "firehose:PutRecordBatch"),
      await takePermission(bench.stack, consumers.crisis, "dynamodb:PutItem"),
    ];
    const ran = await bench.run(generated(100));
    for (const give of giveBack) await give();
    assert.equal(ran.good, false);
    const findings = ran.findings.join("\n");
    assert.match(findings, /denied: firehose:PutRecordBatch \(.*audit/);
    assert.match(findings, /denied: dynamodb:PutItem \(.*crisis/);
    assert.match(findings, /undelivered: \d+ message\(s\) for the crisis consumer/);
    assert.match(findings, /undelivered: \d+ record\(s\) of .*audit/);
    assert.match(findings, /is missing in crisisTable$/m);
    assert.match(findings, /is missing in interaction, application/m);
    assertGood(await bench.run(generated(100)));
  });

  it("finds what a build without redaction leaks, and where", async () => {
    const { processors } = bench.stack.running.outputs.functions;
    for (const functionName of Object.values(processors)) {
      await replaceCode(bench.stack, functionName, "event-processor", {
        file: REDACTION,
        edit: (text) =>
          text.replace(
            REDACT_BODY,
            `${REDACT_BODY}  if (event) return { event: event as never, found: [] };\n`,
          ),
      });
    }
    const ran = await bench.run(generated());
    assert.equal(ran.good, false);
    assert.ok(ran.figures.leaks > 0);
    const places = ran.result.leaks.map(({ place }) => place);
    for (const kind of [
      /^s3:\/\/application-logs/,
      /^s3:\/\/event-lake/,
      /^s3:\/\/audit-trail/,
      /^log group application-logs/,
      /^dynamodb table .*crisis/,
    ]) {
      assert.ok(
        places.some((place) => kind.test(place)),
        `${kind} in ${[...new Set(places)].join("\n")}`,
      );
    }
    const kinds = new Set(ran.result.leaks.map(({ kind }) => kind));
    assert.deepEqual([...kinds].sort(), ["card", "email", "name", "phone", "ssn", "student_id"]);
  });
});
