import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../shared/paths";
import { type RunOptions, runPulumi } from "./run";

/**
 * Makes an empty stack in the state below `stateDir`, where there is none of that name. `pulumi stack init` writes
 * the stack's salt beside the project file, so it runs on a copy of the project's name and leaves the checkout alone.
 */
export async function createStack(stack: string, options: RunOptions): Promise<void> {
  const projectDir = join(options.stateDir, "project");
  mkdirSync(projectDir, { recursive: true });
  writeFileSync(
    join(projectDir, "Pulumi.yaml"),
    `name: ${projectName(options.projectDir)}\nruntime: nodejs\n`,
  );
  try {
    await runPulumi(["stack", "init", stack, "--no-select"], { ...options, projectDir });
  } catch (error) {
    if (!/already exists/.test((error as Error).message)) throw error;
  }
}

function projectName(folder = join(REPOSITORY, "local")): string {
  const file = join(folder, "Pulumi.yaml");
  const name = /^name:\s*([\w.-]+)/m.exec(readFileSync(file, "utf8"))?.[1];
  if (!name) throw new Error(`${file} has no name`);
  return name;
}
