import { parseArgs } from "node:util";
import type {
  BooleanOption,
  IntegerOption,
  OptionSpec,
  OptionSpecs,
  OptionValues,
  Positionals,
  StringOption,
} from "./option-specs";

/** Wrong usage of a command: exit code 2. The message names the flag and what is allowed. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** The flag of commands whose `--json` takes no file: the result goes to stdout as one JSON document. */
export const JSON_FLAG = {
  type: "boolean",
  description: "print the result as one JSON document on stdout",
} as const satisfies BooleanOption;

const HELP = { type: "boolean", description: "show this text", short: "h" } as const;

/**
 * Parses `argv` (without node and script) strictly.
 * @throws UsageError naming the flag, its value and what is allowed
 */
export function parseOptions<S extends OptionSpecs>(
  specs: S,
  argv: readonly string[],
  positionals: Positionals = { names: [], min: 0 },
): { values: OptionValues<S>; positionals: string[]; help: boolean } {
  const all: OptionSpecs = { ...specs, help: HELP };
  const parsed = strictly(all, argv);
  const help = parsed.values["help"] === true;
  if (!help) checkPositionals(parsed.positionals, positionals);
  const values: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(specs)) values[name] = convert(name, spec, parsed.values[name]);
  return { values: values as OptionValues<S>, positionals: parsed.positionals, help };
}

function strictly(specs: OptionSpecs, argv: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [
      name,
      {
        type: spec.type === "boolean" ? ("boolean" as const) : ("string" as const),
        multiple: spec.type === "strings",
        ...(spec.short ? { short: spec.short } : {}),
      },
    ]),
  );
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: true });
  } catch (error) {
    const message = (error as Error).message.split(". ")[0] ?? "wrong usage";
    throw new UsageError(`${message}; allowed: ${flagNames(specs)}`);
  }
}

function checkPositionals(given: readonly string[], allowed: Positionals): void {
  const extra = given[allowed.names.length];
  if (extra !== undefined && !allowed.many) {
    const names = allowed.names.length === 0 ? "flags only" : allowed.names.join(" ");
    throw new UsageError(`Unexpected argument '${extra}'; allowed: ${names}`);
  }
  const missing = given.length < allowed.min ? allowed.names[given.length] : undefined;
  if (missing !== undefined) throw new UsageError(`Missing argument ${missing}`);
}

function convert(name: string, spec: OptionSpec, value: unknown): unknown {
  if (spec.type === "boolean") return value === true;
  if (spec.type === "strings") {
    const texts = (value ?? []) as readonly string[];
    return texts.map((text) => convert(name, { ...spec, type: "string" }, text));
  }
  if (value === undefined) return spec.default;
  const text = String(value);
  if (spec.type === "string") {
    if (text === "") throw new UsageError(`Option '--${name}' is empty; allowed: ${allowedText(spec)}`);
    if (spec.choices && !spec.choices.includes(text)) {
      throw new UsageError(`Option '--${name}' is '${text}'; allowed: ${allowedText(spec)}`);
    }
    return text;
  }
  const number = Number(text);
  if (!/^-?\d+$/.test(text) || number < spec.min || number > spec.max) {
    throw new UsageError(`Option '--${name}' is '${text}'; allowed: ${allowedText(spec)}`);
  }
  return number;
}

function allowedText(spec: StringOption | IntegerOption): string {
  if (spec.type === "integer") return `a whole number from ${spec.min} to ${spec.max}`;
  return spec.choices?.join(", ") ?? `a ${(spec.placeholder ?? "value").toLowerCase()}`;
}

function flagNames(specs: OptionSpecs): string {
  return Object.keys(specs)
    .map((name) => `--${name}`)
    .join(", ");
}

/** The option table of `--help`, two columns. */
export function describeOptions(specs: OptionSpecs): string {
  const rows = Object.entries({ ...specs, help: HELP } as OptionSpecs).map(([name, spec]) => {
    const placeholder =
      spec.type === "boolean" ? "" : ` ${spec.placeholder ?? (spec.type === "integer" ? "N" : "VALUE")}`;
    const fallback = "default" in spec && spec.default !== undefined ? ` (default ${spec.default})` : "";
    const choices = "choices" in spec && spec.choices ? `: ${spec.choices.join(", ")}` : "";
    const often = spec.type === "strings" ? " (repeatable)" : "";
    return [
      `${spec.short ? `-${spec.short}, ` : "    "}--${name}${placeholder}`,
      `${spec.description}${choices}${fallback}${often}`,
    ] as const;
  });
  const width = Math.max(...rows.map(([flag]) => flag.length));
  return rows.map(([flag, text]) => `  ${flag.padEnd(width)}  ${text}`).join("\n");
}
