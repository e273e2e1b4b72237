import { createHash } from "node:crypto";
import { createRandom, type Random } from "./random";

const TYPES = [
  "chat_message",
  "session_start",
  "session_end",
  "risk_flag",
  "counselor_reply",
  "form_submit",
] as const;
const SOURCES = ["web", "ios", "android", "chromebook"] as const;
/** Risk levels and how many of a hundred events have each. */
const RISKS = [
  ["none", 60],
  ["low", 20],
  ["medium", 12],
  ["high", 6],
  ["critical", 2],
] as const;
const KEYWORDS = [
  "bullying",
  "self-harm",
  "anxiety",
  "family",
  "food",
  "sleep",
  "violence",
  "grades",
  "lonely",
  "panic",
] as const;

/** Students of which each event is one's. */
const STUDENTS = 40_000;
/** Longest pause between two events, in milliseconds: a million of them take about five days. */
const LONGEST_PAUSE_MS = 900;
const START = Date.UTC(2026, 0, 1);

/**
 * The events all Parquet writers are measured with: random ids, 40,000 students, few sources and risk levels, in the
 * order of their time. The same number gives the same bytes, everywhere.
 * @returns NDJSON, one event at a time, each with its line feed
 */
export function* generateEvents(count: number): Generator<string> {
  const random = createRandom(11);
  const hashes = Array.from({ length: STUDENTS }, (_, student) =>
    createHash("sha256").update(String(student)).digest("hex"),
  );
  let time = START;
  for (let event = 0; event < count; event++) {
    time += 1 + random.below(LONGEST_PAUSE_MS);
    const risk = riskOf(random.below(100));
    const keywords = risk === "none" ? [] : sample(random, 1 + random.below(4));
    const urgent = risk === "high" || risk === "critical";
    yield `{"event_id":"${uuid(random)}","event_type":"${TYPES[random.below(TYPES.length)]}",` +
      `"timestamp":"${new Date(time).toISOString()}","source":"${SOURCES[random.below(SOURCES.length)]}",` +
      `"data":{"student_id_hash":"${hashes[random.below(STUDENTS)]}","session_id":"s-${random.hex(10)}",` +
      `"risk_level":"${risk}","trigger_keywords":[${keywords.map((word) => `"${word}"`).join(", ")}],` +
      `"requires_human_intervention":${urgent}}}\n`;
  }
}

function riskOf(percent: number): string {
  let below = 0;
  for (const [risk, share] of RISKS) {
    below += share;
    if (percent < below) return risk;
  }
  return "none";
}

/** Different keywords, in random order. */
function sample(random: Random, count: number): string[] {
  const left: string[] = [...KEYWORDS];
  return Array.from({ length: count }, () => left.splice(random.below(left.length), 1)[0] ?? "");
}

function uuid(random: Random): string {
  const hex = random.hex(30);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-a${hex.slice(15, 18)}-${hex.slice(18)}`;
}
