import { resourceLabel } from "./events";
import type { RunResult } from "./result";

/** Lines of plain output that are quoted where the event log says nothing. */
const QUOTED_LINES = 15;

/** An operation of the engine that did not succeed. */
export class EngineError extends Error {
  override name = "EngineError";

  /** Everything it said; kept out of stack traces, where it would hide the message. */
  readonly #result: RunResult;

  constructor(
    readonly operation: string,
    result: RunResult,
    timedOutMs?: number,
  ) {
    super(describe(operation, result, timedOutMs));
    this.#result = result;
  }

  get result(): RunResult {
    return this.#result;
  }
}

function describe(operation: string, result: RunResult, timedOutMs: number | undefined): string {
  const reasons = [...policyReasons(result), ...errorReasons(result)];
  if (reasons.length === 0) reasons.push(...lastLines(`${result.stdout}\n${result.stderr}`));
  const how =
    timedOutMs === undefined
      ? `failed (exit code ${result.exitCode})`
      : `took longer than ${timedOutMs / 1000} s`;
  return [`pulumi ${operation} ${how}`, ...reasons].join("\n  ");
}

function policyReasons(result: RunResult): string[] {
  return result.policyEvents
    .filter((event) => event.enforcementLevel === "mandatory")
    .map((event) => {
      const where = event.resourceUrn ? `${resourceLabel(event.resourceUrn)}: ` : "";
      return indent(`${where}policy ${event.policyName}: ${event.message}`);
    });
}

/** The stack's own closing line ("update failed") adds nothing once a resource has said why. */
function errorReasons(result: RunResult): string[] {
  const errors = result.diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  const telling = errors.filter((error) => !/^(update|preview|refresh|destroy) failed$/.test(error.message));
  const lines = (telling.length > 0 ? telling : errors).map((error) =>
    indent(`${error.urn ? `${resourceLabel(error.urn)}: ` : ""}${error.message}`),
  );
  return [...new Set(lines)];
}

function lastLines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trimEnd())
    .filter(Boolean)
    .slice(-QUOTED_LINES);
}

function indent(text: string): string {
  return text.replaceAll("\n", "\n    ");
}
