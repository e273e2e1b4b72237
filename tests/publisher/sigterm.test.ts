import * as assert from "node:assert/strict";
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { publisherTo } from "./support/publishers";
import { createService } from "./support/service";

/** Starts a process that publishes, sends it SIGTERM and tells how it ended and what it had stored. */
async function endedBySigterm(...modes: string[]) {
  const child: ChildProcess = fork(join(__dirname, "support", "sigterm-child.ts"), modes, {
    execArgv: ["-r", require.resolve("tsx/cjs")],
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  let stored = "";
  child.stdout?.on("data", (chunk) => (stored += chunk));
  const closed = once(child, "close");
  await once(child, "message");
  child.kill("SIGTERM");
  const [code, signal] = await closed;
  return { code, signal, stored: stored.trim().split("\n").sort() };
}

describe("SIGTERM", function () {
  this.timeout(30_000);
  const both = ["one accepted", "two accepted"];

  it("closes every publisher, and the process ends by the signal", async () => {
    assert.deepEqual(await endedBySigterm(), { code: null, signal: "SIGTERM", stored: both });
  });

  it("closes every publisher and leaves the end to the process's own handler", async () => {
    assert.deepEqual(await endedBySigterm("own"), { code: 7, signal: null, stored: both });
  });

  it("ends the process at once where the publishers leave it alone", async () => {
    assert.deepEqual(await endedBySigterm("off"), { code: null, signal: "SIGTERM", stored: [""] });
  });

  it("has one listener however many publishers there are, and none when they are closed", async () => {
    const before = process.listenerCount("SIGTERM");
    const publishers = [1, 2, 3].map(() => publisherTo(createService().sink, { closeOnSigterm: true }));
    assert.equal(process.listenerCount("SIGTERM"), before + 1);
    await Promise.all(publishers.map((publisher) => publisher.close()));
    assert.equal(process.listenerCount("SIGTERM"), before);
  });
});
