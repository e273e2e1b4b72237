import { createHash } from "node:crypto";
import type { Autonaming, Failure } from "../protocol/provider";
import type { Props } from "../protocol/values";

/** How a type's name is generated, as in the real AWS provider. */
export interface Autoname<I> {
  property: keyof I & string;
  /** Longest name AWS takes. */
  max: number;
  /** What the name must look like, e.g. lower case. */
  transform?(name: string): string;
  /** What follows the random part, e.g. `.fifo`. */
  suffix?(inputs: I): string;
}

const RANDOM_DIGITS = 7;

/** Where the inputs say which properties the provider filled in, as bridged providers do. */
export const DEFAULTED = "__defaults";

export function defaultedIn(inputs: Props): string[] {
  const names = inputs[DEFAULTED];
  return Array.isArray(names) ? names : [];
}

/**
 * The generated name: `<name>-<7 hex digits>`, the digits from the engine's seed; an existing resource keeps its name.
 * A name that would be too long is a failure, as in the real provider: it is never cut silently.
 */
export function autoname(
  rule: Autoname<Props>,
  request: { name: string; urn: string; seed: Uint8Array; olds: Props; news: Props; autonaming?: Autonaming },
): { value?: string; failures: Failure[] } {
  const { property, max, transform = (text: string) => text } = rule;
  const fail = (reason: string) => ({ failures: [{ property, reason }] });
  const kept = request.olds[property];
  const suffix = rule.suffix?.(request.news) ?? "";
  const fits = suffix === (rule.suffix?.(request.olds) ?? "");
  if (typeof kept === "string" && fits && defaultedIn(request.olds).includes(property)) {
    return { value: kept, failures: [] };
  }
  if (request.autonaming?.mode === "disable") {
    return fail(`"${property}" of ${request.name} is not set, and auto-naming is off for it; set it.`);
  }
  if (request.autonaming?.mode === "enforce") return { value: request.autonaming.proposedName, failures: [] };
  const proposed = request.autonaming?.proposedName;
  const value = transform(proposed || `${request.name}-${digits(request)}`) + suffix;
  if (value.length <= max) return { value, failures: [] };
  const room = max - suffix.length - RANDOM_DIGITS - 1;
  return fail(
    `The generated name "${value}" has ${value.length} characters; allowed: at most ${max}. ` +
      `Shorten the resource's name to ${room} characters or set "${property}".`,
  );
}

function digits({ seed, urn }: { seed: Uint8Array; urn: string }): string {
  // The engine gives no seed to resources that it only reads; their urn is as good.
  const bytes = seed.length > 0 ? Buffer.from(seed) : createHash("sha256").update(urn).digest();
  return createHash("sha256").update(bytes).digest("hex").slice(0, RANDOM_DIGITS);
}

/** Hex digits that are always the same for one text: stands for ids that AWS chooses at random. */
export const stableHex = (text: string, length: number): string =>
  createHash("sha512").update(text).digest("hex").slice(0, length);

/** A UUID that is always the same for one text. */
export function stableUuid(text: string): string {
  const hex = stableHex(text, 32);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join("-");
}
