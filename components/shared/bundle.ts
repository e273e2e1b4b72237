import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type BuildOptions, buildSync } from "esbuild";

const ROOT = resolve(__dirname, "../..");

const OPTIONS = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: "node",
  target: "node24",
  format: "cjs",
  minify: true,
  // The SDK's ES modules shake better than its CommonJS builds.
  mainFields: ["module", "main"],
  legalComments: "none",
  logLevel: "silent",
  write: false,
} as const satisfies BuildOptions;

const built = new Map<string, string>();

/**
 * Builds `runtime/<job>/handler.ts` and everything it imports into `dist/runtime/<job>/handler.js`; returns that path
 * relative to the program's folder. The same sources give the same bytes on every machine. Built once per run of the
 * program, so a deployed bundle is never stale. Throws with the compiler's messages where the sources do not build.
 */
export function bundleJob(job: string): string {
  const known = built.get(job);
  if (known) return known;
  const path = `./dist/runtime/${job}/handler.js`;
  writeIfChanged(resolve(ROOT, path), compile(job));
  built.set(job, path);
  return path;
}

/** The text of a job's bundle. */
export function compile(job: string): string {
  const { outputFiles } = buildSync({ ...OPTIONS, entryPoints: [`runtime/${job}/handler.ts`] });
  const [file] = outputFiles;
  if (!file) throw new Error(`esbuild wrote nothing for runtime/${job}/handler.ts.`);
  return file.text;
}

/** Replaces a file in one step: another run of the program may be reading it. */
function writeIfChanged(file: string, text: string): void {
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  mkdirSync(dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, text);
  renameSync(fresh, file);
}
