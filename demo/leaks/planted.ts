import { type Decision, parseObject } from "../expect";
import type { Line } from "../lines";
import { keptPaths, keptValues, stringsOf } from "./fields";
import { ValueIndex } from "./index-of-values";
import { findShapes, type PersonalKind } from "./shapes";

/** A personal value of the input that must stay on the interaction path and in the quarantine. */
export interface Planted {
  kind: PersonalKind;
  value: string;
}

/** Shorter names and ids occur in innocent words; they are looked for in the record of their own event only. */
const DISTINCT_CHARACTERS = 6;

/** What the input plants, gathered line by line. */
export class Plants {
  /** Values that are looked for everywhere, by kind and value. */
  private readonly everywhere = new Map<string, Planted>();
  /** Name and id of each accepted event, looked for in that event's records. */
  private readonly own = new Map<string, { planted: Planted[]; kept: Set<string> }>();
  private readonly kept = new Set<string>();

  add(line: Line, decision: Decision): void {
    if (!line.bytes) return;
    if (decision.accepted) {
      const { event, topic, eventId } = decision;
      const kept = keptValues(event, topic);
      for (const value of kept) this.kept.add(value.toLowerCase());
      const named = namedFields(event);
      this.own.set(eventId, { planted: named, kept: new Set(kept) });
      this.plant(named.filter(isDistinct));
      for (const text of stringsOf(event, keptPaths(topic))) this.plant(findShapes(text));
      return;
    }
    const text = line.bytes.toString("utf8");
    const event = parseObject(text);
    if (event) this.plant(namedFields(event).filter(isDistinct));
    else this.plant(findShapes(text));
    if (event) for (const part of stringsOf(event)) this.plant(findShapes(part));
  }

  /**
   * Values to look for everywhere. A value that also stands in a field the contract keeps (an e-mail address used
   * as actor id, say) is left out: finding it says nothing.
   */
  values(): Planted[] {
    const index = new ValueIndex<Planted>();
    for (const planted of this.everywhere.values()) index.add(planted.value, planted);
    const kept = index.find([...this.kept].join("\n"));
    return [...this.everywhere.values()].filter((planted) => !kept.has(planted));
  }

  /** Name and id of one accepted event, and the values its records may hold all the same. */
  ownOf(eventId: string): { planted: Planted[]; kept: Set<string> } | undefined {
    return this.own.get(eventId);
  }

  private plant(found: Planted[]): void {
    for (const planted of found) this.everywhere.set(`${planted.kind} ${planted.value}`, planted);
  }
}

function namedFields(event: Record<string, unknown>): Planted[] {
  const data = event["data"];
  if (typeof data !== "object" || data === null) return [];
  const { student_name: name, student_id: id } = data as Record<string, unknown>;
  const named: Planted[] = [];
  if (typeof name === "string" && name.trim().length > 1) named.push({ kind: "name", value: name.trim() });
  if (typeof id === "string" && id.length > 1) named.push({ kind: "student_id", value: id });
  return named;
}

/** A full name has two words; an id has a digit. `Grace` or `student` alone would be found in any text. */
function isDistinct({ kind, value }: Planted): boolean {
  return value.length >= DISTINCT_CHARACTERS && (kind === "name" ? /\S\s\S/.test(value) : /\d/.test(value));
}
