import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { PULUMI_VERSION } from "../../local/engine";
import type { Recording } from "../../local/gate";
import { REPOSITORY } from "../../local/shared/paths";
import type { Members } from "../../operations/evidence";
import { sha256 } from "../../operations/evidence/bundle";
import type { StackSettings } from "../../policy-pack/settings/settings";
import { DOCUMENTS } from "../documents";
import type { Report } from "../report";
import { reportJson } from "../report/json";
import { planText } from "../report/plan";

/** Every file of a bundle but its manifest: what was asked for, what the pack said of it, and by which rules and law. */
export async function contentsOf(
  recording: Recording,
  report: Report,
  settings: StackSettings,
): Promise<Members> {
  const pages = Object.entries(DOCUMENTS).map(([file, text]) => [file, text()] as const);
  return mapped([
    ["plan.jsonl", planText(recording)],
    ["policy/results.json", json(reportJson(report))],
    ["policy/settings.json", json(settings)],
    ["versions.json", json(await versions())],
    ...pages,
  ]);
}

function mapped(files: readonly (readonly [string, string])[]): Members {
  return Object.fromEntries(files.map(([name, text]) => [name, Buffer.from(text)]));
}

const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;

interface Package {
  version: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** What the bundle was made with and from. `commit` is null outside of a checkout of git. */
async function versions() {
  const read = (file: string) => readFileSync(join(REPOSITORY, file));
  const own = JSON.parse(read("package.json").toString()) as Package;
  const pack = JSON.parse(read("policy-pack/package.json").toString()) as Package;
  const commit = await git("rev-parse", "HEAD");
  return {
    git: {
      commit: commit?.trim() ?? null,
      dirty: commit === undefined || (await git("status", "--porcelain")) !== "",
    },
    node: process.version,
    pulumi: PULUMI_VERSION,
    strata: own.version,
    policyPack: pack.version,
    packages: { ...own.dependencies, ...own.devDependencies },
    packageLockSha256: sha256(read("package-lock.json")),
  };
}

async function git(...args: string[]): Promise<string | undefined> {
  try {
    return (await promisify(execFile)("git", args, { cwd: REPOSITORY, maxBuffer: 2 ** 26 })).stdout;
  } catch {
    return undefined;
  }
}
