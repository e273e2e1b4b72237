import type { DrainResult, UndeliveredBatch } from "../drain";
import type { Leak } from "../leaks";
import { describeProblem, type Problem } from "../verify";

/** More of one kind are counted, not listed. */
const SHOWN = 20;

/** What is wrong, one line each; empty where nothing is. */
export function describeFindings(findings: {
  problems: readonly Problem[];
  leaks: readonly Leak[];
  drain: DrainResult;
  undelivered: readonly (UndeliveredBatch & { lines?: number[] })[];
  dead: readonly { queue: string; messages: number }[];
  kept: readonly { place: string; records: number }[];
}): string[] {
  const { drain, undelivered, dead, kept } = findings;
  const stalled = drain.drained ? [] : describeStall(drain);
  return [
    ...stalled,
    ...uniqueDenials(drain).map(({ where, action }) => `denied: ${action} (${where})`),
    ...drain.last.faults.map((fault) => `fault: ${fault}`),
    ...undelivered.map(describeBatch),
    ...kept.map(({ place, records }) => `delivery could not write ${records} record(s), kept in ${place}`),
    ...dead.map(({ queue, messages }) => `${messages} message(s) in dead-letter queue ${queue}`),
    ...limited(findings.problems.map(describeProblem)),
    ...limited(findings.leaks.map(({ kind, hash, place }) => `leak: ${kind} ${hash} in ${place}`)),
  ];
}

/** Denials that the parts of the stack report and those in the functions' logs, each once. */
function uniqueDenials({ denied, last }: DrainResult): DrainResult["denied"] {
  return [...new Map([...last.denied, ...denied].map((one) => [`${one.where} ${one.action}`, one])).values()];
}

function describeStall({ last }: DrainResult): string[] {
  const waiting = Object.entries(last.waiting).map(
    ([consumer, n]) => `${n} message(s) for the ${consumer} consumer`,
  );
  const buffered = Object.entries(last.buffered).map(([name, n]) => `${n} record(s) buffered in ${name}`);
  const behind = last.behind.length > 0 ? [`unprocessed records in ${last.behind.join(", ")}`] : [];
  return [...behind, ...buffered, ...waiting].map((what) => `undelivered: ${what}`);
}

function describeBatch({
  stream,
  shard,
  first,
  last,
  records,
  condition,
  lines,
}: UndeliveredBatch & {
  lines?: number[];
}): string {
  const range = first === last ? `sequence ${first}` : `sequences ${first} to ${last}`;
  const where = lines && lines.length > 0 ? `, line ${lines.map((line) => line + 1).join(", ")}` : "";
  return `undelivered: ${records} record(s) of ${stream}/${shard}, ${range}${where} (${condition})`;
}

function limited(lines: string[]): string[] {
  return lines.length > SHOWN ? [...lines.slice(0, SHOWN), `… and ${lines.length - SHOWN} more`] : lines;
}
