import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { REPOSITORY } from "../../local/shared/paths";
import { eventTexts } from "./time";

/** Lines per second through `npm run redact`, its start included. */
export async function linesPerSecond(lines: number, signal: AbortSignal): Promise<number> {
  const texts = eventTexts().map((text) => `${JSON.stringify({ text })}\n`);
  const start = performance.now();
  const child = spawn(process.execPath, ["-r", "tsx/cjs", join(REPOSITORY, "commands", "redact.ts")], {
    cwd: REPOSITORY,
    stdio: ["pipe", "pipe", "inherit"],
    signal,
  });
  const exit = once(child, "exit");
  let received = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 0x0a) received++;
  });
  for (let line = 0; line < lines; line++) {
    if (!child.stdin.write(texts[line % texts.length])) await once(child.stdin, "drain");
  }
  child.stdin.end();
  const [code] = await exit;
  if (code !== 0 || received !== lines) {
    throw new Error(`npm run redact gave ${received} lines for ${lines} and ended with ${code}.`);
  }
  return (lines / (performance.now() - start)) * 1_000;
}
