import type { Rule } from "../model/rules/rule";

/** A settings file that cannot be used: names the file, the key, the value and what is allowed. */
export class SettingsError extends Error {
  override name = "SettingsError";

  constructor(file: string, key: string, value: unknown, allowed: string) {
    const place = key === "" ? "" : ` key '${key}'`;
    super(`${file}:${place} is ${JSON.stringify(value)}; allowed: ${allowed}`);
  }
}

type Json = Readonly<Record<string, unknown>>;

/** An object, with no other keys than those allowed. */
export function record(
  file: string,
  key: string,
  value: unknown,
  keys?: readonly string[],
): Json & AnyFields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new SettingsError(file, key, value, "an object");
  }
  const extra = Object.keys(value).find((name) => keys !== undefined && !keys.includes(name));
  if (extra !== undefined) {
    const path = key === "" ? extra : `${key}.${extra}`;
    const found = (value as Json)[extra];
    throw new SettingsError(file, path, found, `no such key; there are ${(keys ?? []).join(", ")}`);
  }
  return value as Json & AnyFields;
}

// biome-ignore lint/suspicious/noExplicitAny: every field is checked where it is used
type AnyFields = Record<string, any>;

/** A text, where given one of the allowed ones. */
export function text(file: string, key: string, value: unknown, allowed?: readonly string[]): string {
  if (typeof value !== "string" || value.trim() === "") {
    throw new SettingsError(file, key, value, allowed?.join(", ") ?? "a text that is not empty");
  }
  if (allowed && !allowed.includes(value)) throw new SettingsError(file, key, value, allowed.join(", "));
  return value;
}

/** `remediate` only where the rule knows a remediation; there is no level that hides a rule, exemptions do that. */
export function checkLevel(file: string, key: string, value: unknown, rule: Rule): void {
  text(file, key, value, ["mandatory", "advisory", ...(rule.remediation ? ["remediate"] : [])]);
}

export function checkParameter(file: string, key: string, values: Json, rule: Rule): void {
  const declared = rule.parameters ?? [];
  for (const [name, value] of Object.entries(values)) {
    const parameter = declared.find((one) => one.key === name);
    const path = `${key}.${name}`;
    if (parameter === undefined) {
      const names = declared.map((one) => one.key).join(", ") || "no parameters for this rule";
      throw new SettingsError(file, path, value, names);
    }
    if (!parameter.accepts(value)) throw new SettingsError(file, path, value, parameter.allowed);
  }
}

const EXEMPTION_KEYS = ["rule", "resource", "owner", "reason", "expires"] as const;

export function checkExemption(file: string, key: string, value: unknown): void {
  const fields = record(file, key, value, EXEMPTION_KEYS);
  for (const name of EXEMPTION_KEYS) text(file, `${key}.${name}`, fields[name]);
  if (!isDay(fields["expires"])) {
    throw new SettingsError(file, `${key}.expires`, fields["expires"], "a day of the calendar, YYYY-MM-DD");
  }
}

function isDay(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value;
}
