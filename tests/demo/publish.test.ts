import * as assert from "node:assert/strict";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GetObjectCommand, ListObjectsV2Command } from "@aws-sdk/client-s3";
import { TOPICS } from "../../contracts/topics";
import { generateLines } from "../../demo/generate";
import { type PublishJob, readPositions, runPublisher } from "../../demo/publish";
import { openVault } from "../../demo/sealed";
import { type PublishingGround, startGround } from "./emulator";
import { inFolder, sha256, validEvent } from "./support";

describe("publishing to real streams", function () {
  this.timeout(60_000);
  let ground: PublishingGround;
  let runs = 0;
  before(async () => {
    ground = await startGround();
  });
  after(() => ground.stop());

  const jobIn = (folder: string, content: Buffer): PublishJob => {
    const input = join(folder, "input");
    writeFileSync(input, content);
    runs += 1;
    const { access, outputs } = ground;
    return { run: `run-${runs}`, input, journal: join(folder, "journal"), access, outputs };
  };

  /** Hashes of the lines a run left on the streams and in the quarantine, sorted. */
  async function storedBy(run: string): Promise<string[]> {
    const streams = await Promise.all(TOPICS.map((topic) => ground.recordsOf(topic)));
    const sent = streams.flat().filter(({ key }) => key.startsWith(`${run}-`));
    const { Contents = [] } = await ground.clients.s3.send(
      new ListObjectsV2Command({ Bucket: "quarantine" }),
    );
    const kept = await Promise.all(
      Contents.filter(({ Key }) => Key?.includes(`publisher-${run}-`)).map(async ({ Key }) => {
        const { Body } = await ground.clients.s3.send(new GetObjectCommand({ Bucket: "quarantine", Key }));
        const jwe = (await Body?.transformToString()) ?? "";
        return (await openVault(ground.clients, ground.outputs).open(jwe)) ?? Buffer.from(jwe);
      }),
    );
    return [...sent.map(({ data }) => data), ...kept].map(sha256).sort();
  }

  const lines = [...generateLines({ count: 1500, seed: 5, now: Date.now(), badShare: 0.06 })];
  const content = Buffer.concat(lines.flatMap((line) => [line, Buffer.from("\n")]));
  const expected = lines.map(sha256).sort();

  it("stores every line once with its own bytes, over-sized ones in the quarantine", () =>
    inFolder(async (folder) => {
      const job = jobIn(folder, content);
      await runPublisher(job);
      assert.deepEqual(await storedBy(job.run), expected);
    }));

  it("sends a line to the stream of its type, valid or not, and any other to the chat stream", () =>
    inFolder(async (folder) => {
      const broken = '{"event_type":"audit.event.logged"}';
      const job = jobIn(folder, Buffer.from([broken, "text", "", JSON.stringify(validEvent())].join("\n")));
      await runPublisher(job);
      const own = async (topic: (typeof TOPICS)[number]) =>
        (await ground.recordsOf(topic)).filter(({ key }) => key.startsWith(`${job.run}-`)).length;
      assert.deepEqual([await own("audit.event.logged"), await own("chat.message.sent")], [1, 3]);
    }));

  it("loses and doubles nothing when it is killed again and again", () =>
    inFolder(async (folder) => {
      const job = jobIn(folder, content);
      let kills = 0;
      await runPublisher(job, {
        onStart: (child) => {
          // Killed at its n-th message: in the middle of the run, each time a little later.
          const at = kills + 2;
          let seen = 0;
          child.on("message", () => {
            seen += 1;
            if (kills < 4 && seen === at) {
              kills += 1;
              child.kill("SIGKILL");
            }
          });
        },
      });
      assert.equal(kills, 4);
      assert.deepEqual(await storedBy(job.run), expected);
    }));

  it("finds out what became of a request whose answer it never saw", () =>
    inFolder(async (folder) => {
      const job = jobIn(folder, content);
      await runPublisher(job);
      // As if it had been killed between the last request and its entry in the journal.
      const entries = readFileSync(job.journal, "utf8").trim().split("\n");
      writeFileSync(job.journal, `${entries.slice(0, -1).join("\n")}\n`);
      await runPublisher(job);
      assert.deepEqual(await storedBy(job.run), expected);
    }));

  it("tells how far each shard has to be read", () =>
    inFolder(async (folder) => {
      const job = jobIn(folder, content);
      await runPublisher(job);
      const { name } = ground.outputs.streams["chat.message.sent"];
      const positions = readPositions(job.journal).get(name);
      for (const [shard, last] of Object.entries(positions ?? {})) {
        const records = (await ground.recordsOf("chat.message.sent")).filter(
          (record) => record.shard === shard,
        );
        assert.equal(records.at(-1)?.sequence, last);
      }
      assert.equal(Object.keys(positions ?? {}).length, 2);
    }));

  it("says what is wrong when it cannot publish, and does not try for ever", () =>
    inFolder(async (folder) => {
      const job = jobIn(folder, Buffer.from("text"));
      appendFileSync(job.input, "\n");
      const chat = {
        ...job.outputs.streams["chat.message.sent"],
        arn: "arn:aws:kinesis:eu-west-1:000000000000:stream/gone",
      };
      const outputs = { ...job.outputs, streams: { ...job.outputs.streams, "chat.message.sent": chat } };
      await assert.rejects(
        runPublisher({ ...job, outputs }),
        /publisher gave up.*PutRecords to chat-message-sent/,
      );
    }));
});
