import * as assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const COMMAND = join(__dirname, "../../commands/redact.ts");

function start(...args: string[]) {
  return spawn(process.execPath, ["-r", "tsx/cjs", COMMAND, ...args]);
}

async function run(input: string, ...args: string[]) {
  const child = start(...args);
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return {
    code,
    stdout,
    stderr,
    lines: () =>
      stdout
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
  };
}

describe("npm run redact", () => {
  it("answers every text in its order with what it found", async () => {
    const texts = ["mail jo@example.com", "nothing", "é 555-123-4567 \u2028"];
    const { code, lines } = await run(texts.map((text) => `${JSON.stringify({ text, more: 1 })}\n`).join(""));
    assert.equal(code, 0);
    assert.deepEqual(lines(), [
      { text: "mail [EMAIL]", found: [{ type: "EMAIL", start: 5, end: 19 }] },
      { text: "nothing", found: [] },
      { text: "é [PHONE] \u2028", found: [{ type: "PHONE", start: 2, end: 14 }] },
    ]);
  });

  it("answers a bad line with its number and goes on, without repeating it", async () => {
    const { code, lines, stdout } = await run('{"text":1}\n\nMarlowe\r\n{"text":"ok"}');
    assert.equal(code, 1);
    assert.deepEqual(
      lines().map(({ line, error, text }) => (error ? line : text)),
      [1, 2, 3, "ok"],
    );
    assert.equal(stdout.includes("Marlowe"), false);
  });

  it("takes a line in pieces, of any length, and a last one without its line feed", async () => {
    const text = `é${"x".repeat(300_000)} jo@example.com`;
    const child = start();
    let stdout = "";
    child.stdout.on("data", (chunk) => (stdout += chunk));
    const bytes = Buffer.from(JSON.stringify({ text }));
    child.stdin.write(bytes.subarray(0, 10));
    child.stdin.write(bytes.subarray(10, 100_000));
    child.stdin.end(bytes.subarray(100_000));
    await once(child, "close");
    assert.deepEqual(JSON.parse(stdout).found, [{ type: "EMAIL", start: 300_002, end: 300_016 }]);
  });

  it("passes by a line that is too long, and keeps to the line numbers", async () => {
    const long = JSON.stringify({ text: "x".repeat(2 * 1024 * 1024) });
    const { code, lines, stdout } = await run(`{"text":"a"}\n${long}\n{"text":"b"}\n${long}`);
    assert.equal(code, 1);
    assert.deepEqual(
      lines().map(({ line, error, text }) => (error ? line : text)),
      ["a", 2, "b", 4],
    );
    assert.match(stdout, /more than 2097152 bytes/);
  });

  it("writes pseudonyms of the types asked for, under the key given", async () => {
    const folder = mkdtempSync(join(tmpdir(), "redact-"));
    const key = join(folder, "key");
    writeFileSync(key, "secret");
    const input = '{"text":"Ann@X.org, ann@x.org, 555-123-4567"}\n';
    const { lines } = await run(input, "--pseudonym", "EMAIL", "--key-file", key);
    rmSync(folder, { recursive: true });
    assert.match(lines()[0].text, /^(\[EMAIL:[0-9a-f]{16}\]), \1, \[PHONE\]$/);
    assert.equal((await run(input, "--pseudonym", "EMAIL")).code, 2);
  });

  it("stops at once when it is asked to while it waits for input", async () => {
    const child = start();
    child.stdin.write('{"text":"a"}\n');
    await once(child.stdout, "readable");
    child.kill("SIGINT");
    assert.deepEqual(await once(child, "exit"), [130, null]);
  });

  it("says nothing for nothing", async () => {
    assert.deepEqual((({ code, stdout }) => ({ code, stdout }))(await run("")), { code: 0, stdout: "" });
  });

  it("explains itself, and refuses what it does not know", async () => {
    const help = await run("", "--help");
    assert.equal(help.code, 0);
    assert.match(help.stdout, /NDJSON/);
    assert.equal((await run("", "--fast")).code, 2);
  });

  it("reads no further than its reader keeps up with", async () => {
    const child = start();
    const line = `${JSON.stringify({ text: "x".repeat(1_000) })}\n`;
    let taken = 0;
    const feed = () => {
      while (taken < 200_000 && child.stdin.write(line)) taken++;
      if (taken < 200_000) child.stdin.once("drain", feed);
    };
    child.stdin.on("error", () => undefined);
    feed();
    await once(child.stdout, "readable");
    // Nobody reads its answers: it has to stop taking lines once the pipes are full.
    let before = -1;
    while (before !== taken) {
      before = taken;
      await new Promise((resolve) => setTimeout(resolve, 1_500));
    }
    child.kill("SIGKILL");
    await once(child, "exit");
    assert.ok(taken > 0 && taken < 20_000, String(taken));
  }).timeout(30_000);
});
