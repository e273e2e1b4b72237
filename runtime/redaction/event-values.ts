import type { StrataEvent } from "../../contracts/events/event";
import type { KnownValue } from "./types";

/** Names and ids of the student that an event itself holds, wherever it does: they are removed from its free text. */
export function knownOf(event: StrataEvent): KnownValue[] {
  const known = new Map<string, KnownValue>();
  const add = (type: "PERSON" | "STUDENT_ID", value: unknown) => {
    if (typeof value !== "string" && typeof value !== "number") return;
    known.set(`${type}:${value}`, { type, value: String(value) });
  };
  const stack: unknown[] = [event];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (typeof node !== "object" || node === null) continue;
    for (const [name, value] of Object.entries(node)) {
      if (name === "student_name") for (const text of leaves(value)) add("PERSON", text);
      else if (name === "student_id") for (const text of leaves(value)) add("STUDENT_ID", text);
      else if (typeof value === "object" && value !== null) stack.push(value);
    }
  }
  return [...known.values()];
}

function leaves(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [value];
  return Object.values(value).flatMap(leaves);
}
