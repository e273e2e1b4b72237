import { parseUtcInstant } from "../../contracts/events/instant";
import type { Filters } from "../stores/search/similar";

/** What is asked: messages like a text, or like a message that stands already. */
export type Question = { text: string } | { messageId: string };

export interface SimilarRequest {
  question: Question;
  filters: Filters;
  /** Most results, 1 to 50. */
  size: number;
}

/** A request that cannot be answered. Names the field and the rule, never the value. */
export class InvalidRequest extends Error {
  override name = "InvalidRequest";
  constructor(
    readonly field: string,
    readonly rule: string,
  ) {
    super(`${field}: ${rule}`);
  }
}

export const LIMITS = { bodyBytes: 16_384, textCharacters: 4_000, idCharacters: 512, size: 50 } as const;
const DEFAULT_SIZE = 10;

const FIELDS = ["text", "message_id", "school_id", "from", "to", "min_risk", "max_risk", "size"];

/**
 * Reads a request's JSON: `text` or `message_id`; `school_id`; `from` and `to` (ISO 8601 instants or dates, in UTC);
 * `min_risk` and `max_risk` (0 to 1); `size`. Times are widened to whole days: a window of minutes would single out
 * who wrote in it.
 *
 * @throws InvalidRequest
 */
export function readRequest(value: unknown): SimilarRequest {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new InvalidRequest("body", "a JSON object");
  const given = value as Record<string, unknown>;
  if (Object.keys(given).some((field) => !FIELDS.includes(field)))
    throw new InvalidRequest("body", `no other fields than ${FIELDS.join(", ")}`);
  const text = string(given, "text", LIMITS.textCharacters);
  const messageId = string(given, "message_id", LIMITS.idCharacters);
  if ((text === undefined) === (messageId === undefined))
    throw new InvalidRequest("text", "either text or message_id");
  if (text !== undefined && !/[\p{L}\p{N}]/u.test(text))
    throw new InvalidRequest("text", "at least one letter or digit");
  return {
    question: text === undefined ? { messageId: messageId ?? "" } : { text },
    filters: readFilters(given),
    size: number(given, "size", 1, LIMITS.size, true) ?? DEFAULT_SIZE,
  };
}

function readFilters(given: Record<string, unknown>): Filters {
  const schoolId = string(given, "school_id", LIMITS.idCharacters);
  const from = day(given, "from", "start");
  const to = day(given, "to", "end");
  const minRisk = number(given, "min_risk", 0, 1);
  const maxRisk = number(given, "max_risk", 0, 1);
  if (from !== undefined && to !== undefined && from > to)
    throw new InvalidRequest("from", "not later than to");
  if (minRisk !== undefined && maxRisk !== undefined && minRisk > maxRisk)
    throw new InvalidRequest("min_risk", "not more than max_risk");
  return {
    ...(schoolId !== undefined && { schoolId }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(minRisk !== undefined && { minRisk }),
    ...(maxRisk !== undefined && { maxRisk }),
  };
}

function string(given: Record<string, unknown>, field: string, most: number): string | undefined {
  const value = own(given, field);
  if (value === undefined) return undefined;
  if (typeof value === "string" && value.length > 0 && value.length <= most) return value;
  throw new InvalidRequest(field, `a string of 1 to ${most} characters`);
}

function number(
  given: Record<string, unknown>,
  field: string,
  least: number,
  most: number,
  whole = false,
): number | undefined {
  const value = own(given, field);
  if (value === undefined) return undefined;
  const fits = typeof value === "number" && value >= least && value <= most;
  if (fits && (!whole || Number.isInteger(value))) return value;
  throw new InvalidRequest(field, `a ${whole ? "whole " : ""}number from ${least} to ${most}`);
}

function day(given: Record<string, unknown>, field: string, edge: "start" | "end"): string | undefined {
  const value = own(given, field);
  if (value === undefined) return undefined;
  const instant =
    typeof value === "string"
      ? parseUtcInstant(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00:00Z` : value)
      : undefined;
  if (instant === undefined)
    throw new InvalidRequest(field, "a date or an instant in ISO 8601, in UTC, ending in Z");
  return `${new Date(instant).toISOString().slice(0, 10)}${edge === "start" ? "T00:00:00.000Z" : "T23:59:59.999Z"}`;
}

function own(given: Record<string, unknown>, field: string): unknown {
  return Object.hasOwn(given, field) ? given[field] : undefined;
}
