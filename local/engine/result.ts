import type { Diagnostic, EngineEvent, PolicyEvent } from "./events";

/** What one operation of the engine said and did. */
export interface RunResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly events: readonly EngineEvent[];
  /** Resources per operation: `same`, `create`, `update`, `replace`, `delete` … */
  readonly changes: Readonly<Record<string, number>>;
  readonly diagnostics: readonly Diagnostic[];
  readonly policyEvents: readonly PolicyEvent[];
}
