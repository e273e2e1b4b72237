import type { EngineEvent } from "../engine";

/** Resources of one type, and what the local provider does with the type. */
export interface TypeSummary {
  readonly count: number;
  /** Made on the emulator; otherwise only recorded. */
  readonly realised: boolean;
  /** Inputs are checked against AWS's own models. */
  readonly checked: boolean;
}

export interface CoverageSummary {
  /** Resources made on the emulator. */
  readonly realised: number;
  /** Resources only recorded. */
  readonly recorded: number;
  /** Resources whose inputs were checked against AWS's own models. */
  readonly checked: number;
  readonly types: Readonly<Record<string, TypeSummary>>;
}

/** Counts the AWS resources of a run by what the local provider did with them; its tables are loaded only here. */
export function summarise(events: readonly EngineEvent[]): CoverageSummary {
  const { coverageOf } = require("../provider/aws/coverage") as typeof import("../provider/aws/coverage");
  const urns = new Map<string, string>();
  for (const { resOutputsEvent: event } of events) {
    const { op, urn, type } = event?.metadata ?? { op: "", urn: "", type: "" };
    if (type.startsWith("aws:") && !op.includes("delete")) urns.set(urn, type);
  }
  const types: Record<string, TypeSummary> = {};
  for (const type of [...urns.values()].sort()) {
    types[type] = { ...coverageOf(type), count: (types[type]?.count ?? 0) + 1 };
  }
  const count = (which: (summary: TypeSummary) => boolean) =>
    Object.values(types).reduce((sum, summary) => sum + (which(summary) ? summary.count : 0), 0);
  return {
    realised: count((summary) => summary.realised),
    recorded: count((summary) => !summary.realised),
    checked: count((summary) => summary.checked),
    types,
  };
}
