import { resolve } from "node:path";

/** npm runs scripts in the project's folder; a path means what it meant where the user stands. */
export function fromCaller(path: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: caller } = process.env;
  return ["evidence", "migrate", "quarantine", "retrieve", "subject-keys"].includes(script ?? "") && caller
    ? resolve(caller, path)
    : resolve(path);
}
