import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PACKAGES } from "./sources/packages";
import type { Recipe } from "./tagger";

/** What the committed model was made from, kept beside it in `model-record.json`. */
export interface TrainingRecord {
  recipe: Recipe;
  /** SHA-256, in hex, of the model file and of each file of the project that says what is learned. */
  model: string;
  inputs: Record<string, string>;
  packages: Record<string, string>;
}

export const MODEL_FILE = join(__dirname, "..", "runtime", "redaction", "names", "generated", "model.json");
export const RECORD_FILE = join(__dirname, "model-record.json");

/** Packages of the project itself that sentences are made from. */
const INSTALLED = ["@faker-js/faker", "typescript"];

export function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Hashes of templates, word lists and cues. */
export function hashInputs(): Record<string, string> {
  const folder = join(__dirname, "templates");
  const files = readdirSync(folder)
    .sort()
    .map((name) => [`templates/${name}`, join(folder, name)] as const);
  const lists = [
    ["word-lists.ts", join(__dirname, "word-lists.ts")],
    ["generate/choices.ts", join(__dirname, "generate", "choices.ts")],
    ["names/cues.ts", join(dirname(MODEL_FILE), "..", "cues.ts")],
  ] as const;
  return Object.fromEntries([...files, ...lists].map(([name, path]) => [name, sha256(readFileSync(path))]));
}

/** Versions of all packages that are read. */
export function packageVersions(): Record<string, string> {
  const versions: Record<string, string> = {};
  for (const { name, version } of Object.values(PACKAGES)) versions[name] = version;
  for (const name of INSTALLED) {
    const manifest = readFileSync(join(__dirname, "..", "node_modules", name, "package.json"), "utf8");
    versions[name] = (JSON.parse(manifest) as { version: string }).version;
  }
  return versions;
}
