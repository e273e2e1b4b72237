import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PackageFiles } from "./package";

const LOAD = `
  const start = performance.now();
  const { handler } = require("./__index.js");
  if (typeof handler !== "function") throw new Error("the package has no handler");
  process.stdout.write(String(performance.now() - start));
`;
const RUNS = 9;

/** Milliseconds that a fresh process needs to load a package's handler: the median of nine processes. */
export function coldLoad(files: PackageFiles, folder: string): number {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const env = {
    AWS_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_LAMBDA_FUNCTION_NAME: "bench",
  };
  const times = Array.from({ length: RUNS }, () =>
    Number(execFileSync(process.execPath, ["-e", LOAD], { cwd: folder, env, timeout: 60_000 })),
  );
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
}
