import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What the bundles of a build were made of, and the SHA-256 of each, by job. */
interface Built {
  of: string;
  jobs: Record<string, string>;
}

/** Folders that bundles take sources from; `tests/architecture` holds runtime/ to them. */
const SOURCES = ["contracts", "migrations", "runtime"];

/** What npm has installed; without it nobody knows, and every run builds. */
const INSTALLED = "node_modules/.package-lock.json";

/**
 * Hash of everything that bundles are made of: options, sources, installed packages. Twenty bundles take six seconds of
 * processor time to build and a tenth of one to recognise.
 */
export function hashOfIngredients(root: string, options: object): string | undefined {
  if (!existsSync(join(root, INSTALLED))) return undefined;
  const sources = SOURCES.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1)),
  ).sort();
  const hash = createHash("sha256").update(JSON.stringify([options, sources]));
  for (const file of ["package.json", "tsconfig.json", INSTALLED, ...sources])
    hash.update(
      createHash("sha256")
        .update(readFileSync(join(root, file)))
        .digest(),
    );
  return hash.digest("hex");
}

/** The jobs whose bundles lie in a folder as a build of the same ingredients left them; nothing where one does not. */
export function builtJobs(folder: string, of: string): string[] | undefined {
  const record = join(folder, "built.json");
  if (!existsSync(record)) return undefined;
  const built = JSON.parse(readFileSync(record, "utf8")) as Built;
  const jobs = Object.keys(built.jobs);
  const whole = built.of === of && jobs.every((job) => built.jobs[job] === hashOfBundle(folder, job));
  return whole ? jobs : undefined;
}

/** Writes down what a build made, in one step: another run of the program may be reading it. */
export function recordBuilt(folder: string, of: string, jobs: readonly string[]): void {
  const built: Built = {
    of,
    jobs: Object.fromEntries(jobs.map((job) => [job, hashOfBundle(folder, job) ?? ""])),
  };
  const fresh = join(folder, `built.json.${process.pid}`);
  writeFileSync(fresh, JSON.stringify(built));
  renameSync(fresh, join(folder, "built.json"));
}

function hashOfBundle(folder: string, job: string): string | undefined {
  const file = join(folder, job, "handler.js");
  return existsSync(file) ? createHash("sha256").update(readFileSync(file)).digest("hex") : undefined;
}
