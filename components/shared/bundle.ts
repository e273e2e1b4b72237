import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { type BuildOptions, buildSync } from "esbuild";
import { builtJobs, hashOfIngredients, recordBuilt } from "./built-bundles";

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
  // What the MongoDB driver asks for only where it is configured to, and does without here: whether another package
  // happens to bring one of them decides nothing.
  external: ["@mongodb-js/zstd", "gcp-metadata", "kerberos", "mongodb-client-encryption", "snappy", "socks"],
  // Umzug loads its command line with its library; a closure has none.
  alias: { "@rushstack/ts-command-line": "./runtime/migrator/no-command-line.ts" },
  logLevel: "silent",
  write: false,
} as const satisfies BuildOptions;

let built: Map<string, string> | undefined;

/**
 * The bundle of `runtime/<job>/handler.ts` and everything it imports: a path relative to the program's folder. The same
 * sources give the same bytes on every machine. All jobs are built together, and again as soon as anything they are made
 * of has changed, so what is deployed is never stale. Throws with the compiler's messages where the job does not build; others that do not are
 * none of its business.
 */
export function bundleJob(job: string): string {
  const jobs = knownJobs();
  if (!jobs.includes(job))
    throw new Error(`There is no runtime/${job}/handler.ts; jobs are ${jobs.join(", ")}.`);
  built ??= compileTogether();
  const path = built.get(job) ?? writeAll(compileJobs([job])).get(job);
  if (!path) throw new Error(`runtime/${job}/handler.ts was compiled to nothing.`);
  return path;
}

/** SHA-256 of a job's bundle, hex: changes with whatever the job is made of. */
export function bundleHash(job: string): string {
  return createHash("sha256")
    .update(readFileSync(join(ROOT, bundleJob(job))))
    .digest("hex");
}

/** Every job where all of them build; none otherwise. */
function compileTogether(): Map<string, string> {
  const folder = join(ROOT, OUTPUT);
  const of = hashOfIngredients(ROOT, OPTIONS);
  const known = of && builtJobs(folder, of);
  if (known) return new Map(known.map((job) => [job, pathOf(job)]));
  try {
    const paths = writeAll(compileJobs());
    if (of) recordBuilt(folder, of, [...paths.keys()]);
    return paths;
  } catch {
    return new Map();
  }
}

function writeAll(texts: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...texts].map(([name, text]) => [name, writeIfChanged(name, text)]));
}

/** The text of every job's bundle. */
export function compileJobs(jobs = knownJobs()): Map<string, string> {
  const entryPoints = jobs.map((job) => `runtime/${job}/handler.ts`);
  const { outputFiles } = buildSync({ ...OPTIONS, entryPoints, outdir: OUTPUT, outbase: "runtime" });
  const output = resolve(ROOT, OUTPUT);
  return new Map(outputFiles.map(({ path, text }) => [jobOf(relative(output, path)), text]));
}

/** The text of any module and everything it imports, compiled as jobs are; nothing is written. */
export function compileModule(path: string): string {
  const { outputFiles } = buildSync({ ...OPTIONS, entryPoints: [path] });
  return outputFiles.map(({ text }) => text).join("");
}

function knownJobs(): string[] {
  return readdirSync(join(ROOT, "runtime"))
    .filter((job) => existsSync(join(ROOT, "runtime", job, "handler.ts")))
    .sort();
}

/** `event-processor/handler.js` → `event-processor`. */
function jobOf(file: string): string {
  return file.split(sep)[0] ?? "";
}

/** Relative to the program's folder. */
function pathOf(job: string): string {
  return `./${OUTPUT}/${job}/handler.js`;
}

/** Replaces a bundle in one step: another run of the program may be reading it. */
function writeIfChanged(job: string, text: string): string {
  const path = pathOf(job);
  const file = join(ROOT, path);
  if (existsSync(file) && readFileSync(file, "utf8") === text) return path;
  mkdirSync(dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, text);
  renameSync(fresh, file);
  return path;
}
