import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Rule } from "../model/rule";
import { type StackSettings, UNSET } from "./settings";
import { checkExemption, checkLevel, checkParameter, record, SettingsError, text } from "./validate";

export { SettingsError } from "./validate";

const KEYS = ["levels", "undecided", "parameters", "exemptions"] as const;
const UNDECIDED = ["mandatory", "advisory"] as const;

/** What Pulumi calls a stack; any other name in a plan has no file. */
const STACK_NAME = /^[\w.-]+$/;

/** What one file states; absent keys leave what holds without it. */
type Stated = Partial<Omit<StackSettings, "file">>;

/**
 * Settings of a stack: `default.json` of the folder, and on top of it, rule by rule, `<stack>.json`. Both may be absent.
 * Exemptions belong to one stack, so `default.json` has none.
 * @throws SettingsError naming file, key, value and what is allowed
 */
export function loadSettings(folder: string, stack: string, rules: readonly Rule[]): StackSettings {
  const file = join(folder, `${stack}.json`);
  const shared = read(join(folder, "default.json"), rules);
  if (shared.exemptions !== undefined) {
    throw new SettingsError(
      "default.json",
      "exemptions",
      shared.exemptions,
      "none: they belong to one stack",
    );
  }
  const own = stack === "default" || !STACK_NAME.test(stack) ? {} : read(file, rules);
  const ruleIds = new Set([...Object.keys(shared.parameters ?? {}), ...Object.keys(own.parameters ?? {})]);
  return {
    file: `policy-pack/stacks/${basename(file)}`,
    levels: { ...shared.levels, ...own.levels },
    undecided: own.undecided ?? shared.undecided ?? UNSET.undecided,
    parameters: Object.fromEntries(
      [...ruleIds].map((id) => [id, { ...shared.parameters?.[id], ...own.parameters?.[id] }]),
    ),
    exemptions: own.exemptions ?? [],
  };
}

function read(file: string, rules: readonly Rule[]): Stated {
  const name = basename(file);
  let content: string;
  try {
    content = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw new SettingsError(name, "", (error as Error).message, "JSON");
  }
  return parseSettings(name, value, rules);
}

/** Checks what a settings file states. */
export function parseSettings(file: string, value: unknown, rules: readonly Rule[]): Stated {
  const stated = record(file, "", value, KEYS);
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const ruleOf = (key: string, id: string): Rule => {
    const rule = byId.get(id);
    if (rule === undefined) throw new SettingsError(file, key, id, "a rule of the pack (docs/policies.md)");
    return rule;
  };
  const { levels, undecided, parameters, exemptions } = stated;
  for (const [id, level] of Object.entries(levels === undefined ? {} : record(file, "levels", levels))) {
    checkLevel(file, `levels.${id}`, level, ruleOf(`levels.${id}`, id));
  }
  if (undecided !== undefined) text(file, "undecided", undecided, UNDECIDED);
  for (const [id, own] of Object.entries(
    parameters === undefined ? {} : record(file, "parameters", parameters),
  )) {
    const key = `parameters.${id}`;
    checkParameter(file, key, record(file, key, own), ruleOf(key, id));
  }
  if (exemptions !== undefined && !Array.isArray(exemptions)) {
    throw new SettingsError(file, "exemptions", exemptions, "a list");
  }
  for (const [index, exemption] of (exemptions ?? []).entries()) {
    checkExemption(file, `exemptions[${index}]`, exemption);
  }
  return stated as Stated;
}
