import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** A model that should be there is not; the message names STRATA_MODELS and the file. */
export class ModelsMissingError extends Error {
  override readonly name = "ModelsMissingError";
}

const parsed = new Map<string, unknown>();

/**
 * The site-packages folder that holds `botocore/data` and `cfnlint/data`, as STRATA_MODELS names it.
 * @throws ModelsMissingError if it is not set or is no such folder
 */
export function modelsFolder(): string {
  const folder = process.env["STRATA_MODELS"];
  if (!folder) throw new ModelsMissingError(`STRATA_MODELS is not set: ${remedy}`);
  return folder;
}

const remedy =
  "set it to the site-packages folder of the emulator's environment, which holds botocore/data and cfnlint/data.";

/** Forgets every parsed model, so that another STRATA_MODELS takes effect. */
export function clearModelCache(): void {
  parsed.clear();
}

/** The value under `key`, made once by `load`. */
export function cached<T>(key: string, load: () => T): T {
  if (!parsed.has(key)) parsed.set(key, load());
  return parsed.get(key) as T;
}

/**
 * Parses a JSON file under STRATA_MODELS, gzipped (`.gz`) or not.
 * @throws ModelsMissingError if there is no such file
 */
export function readModel(...segments: string[]): unknown {
  const file = join(modelsFolder(), ...segments);
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  if (existsSync(`${file}.gz`)) return JSON.parse(gunzipSync(readFileSync(`${file}.gz`)).toString("utf8"));
  throw new ModelsMissingError(`No model file ${file}[.gz]. STRATA_MODELS is ${modelsFolder()}: ${remedy}`);
}

/** The newest version folder of a service, e.g. `2013-12-02` for kinesis. */
export function newestVersion(service: string): string {
  const folder = join(modelsFolder(), "botocore", "data", service);
  const versions = existsSync(folder) ? readdirSync(folder).filter((name) => /^\d{4}-/.test(name)) : [];
  const newest = versions.sort().pop();
  if (newest) return newest;
  throw new ModelsMissingError(
    `No model of the service "${service}" in ${folder}. STRATA_MODELS is ${modelsFolder()}: ${remedy}`,
  );
}
