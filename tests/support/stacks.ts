import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Recording, recordStack } from "../../local/gate";
import { REPOSITORY } from "../../local/shared/paths";
import type { PlannedResource } from "../../policy-pack/plan";
import { type Ended, runCommandFile } from "../gate/support/command";
import { onceInRun } from "./recordings";

/** The stack dev on the recording engine, with the policy pack. It runs once in a run of the tests. */
export function recordedDev(): Promise<Recording> {
  const policyPack = join(REPOSITORY, "policy-pack");
  return onceInRun("engine-dev", () => recordStack({ stack: "dev", policyPack }));
}

/** What became of the gate. */
export interface Gated extends Ended {
  /** The plan it judged; empty where the program did not run. */
  plan: PlannedResource[];
  /** What it left in the folder for temporary files; tsx keeps a cache of its own there. */
  leftovers: string[];
}

/** The gate over the stack prod, as its users run it. It runs once in a run of the tests. */
export function gatedProd(): Promise<Gated> {
  return onceInRun("gate-prod", async () => {
    const folder = mkdtempSync(join(tmpdir(), "strata-gated-"));
    const [temporary, file] = [mkdtempSync(join(folder, "tmp-")), join(folder, "plan.jsonl")];
    const args = ["--stack", "prod", "--json", "--plan", file];
    try {
      const ended = await runCommandFile("gate", { args, env: { TMPDIR: temporary } });
      const lines = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
      return { ...ended, plan: lines.map((line) => JSON.parse(line)), leftovers: leftoversIn(temporary) };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

/** Throw-away states. */
export function leftoversIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith("strata-"));
}
