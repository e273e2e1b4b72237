import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { type BuildOptions, buildSync } from "esbuild";

const ROOT = resolve(__dirname, "../..");

/** Folder of the bundles, relative to the program's: everything made on this machine lies under `.local/`. */
const OUTPUT = ".local/functions";

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

let built: Map<string, string> | undefined;

/**
 * The bundle of `runtime/<job>/handler.ts` and everything it imports: a path relative to the program's folder. The same
 * sources give the same bytes on every machine. All jobs are built together, once per run of the program, so what is
 * deployed is never stale. Throws with the compiler's messages where the sources do not build.
 */
export function bundleJob(job: string): string {
  built ??= new Map([...compileJobs()].map(([name, text]) => [name, writeIfChanged(name, text)]));
  const path = built.get(job);
  if (path) return path;
  throw new Error(`There is no runtime/${job}/handler.ts; jobs are ${[...built.keys()].join(", ")}.`);
}

/** The text of every job's bundle. */
export function compileJobs(): Map<string, string> {
  const entryPoints = readdirSync(join(ROOT, "runtime"))
    .map((job) => `runtime/${job}/handler.ts`)
    .filter((file) => existsSync(join(ROOT, file)))
    .sort();
  const { outputFiles } = buildSync({ ...OPTIONS, entryPoints, outdir: OUTPUT, outbase: "runtime" });
  const output = resolve(ROOT, OUTPUT);
  return new Map(outputFiles.map(({ path, text }) => [jobOf(relative(output, path)), text]));
}

/** `event-processor/handler.js` → `event-processor`. */
function jobOf(file: string): string {
  return file.split(sep)[0] ?? "";
}

/** Replaces a bundle in one step: another run of the program may be reading it. */
function writeIfChanged(job: string, text: string): string {
  const path = `./${OUTPUT}/${job}/handler.js`;
  const file = join(ROOT, path);
  if (existsSync(file) && readFileSync(file, "utf8") === text) return path;
  mkdirSync(dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, text);
  renameSync(fresh, file);
  return path;
}
