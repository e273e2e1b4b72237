import { existsSync, readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { CONVENTIONS } from "../model/rules/conventions";
import type { Rule } from "../model/rules/rule";
import { type StackSettings, UNSET } from "./settings";
import { checkExemption, checkLevel, checkParameter, record, SettingsError, text } from "./validate";

export { SettingsError } from "./validate";

/** Where the stacks of this repository state their settings, from its root. */
const OWN_FOLDER = join("policy-pack", "stacks");

/** Set by a program that takes the pack from elsewhere: the absolute path of the folder of its own settings. */
const FOLDER_VARIABLE = "STRATA_POLICY_SETTINGS";

const KEYS = ["levels", "undecided", "without", "parameters", "exemptions"] as const;
const UNDECIDED = ["mandatory", "advisory"] as const;

/** What Pulumi calls a stack; any other name in a plan has no file. */
const STACK_NAME = /^[\w.-]+$/;

/** What one file states; absent keys leave what holds without it. */
type Stated = Partial<Omit<StackSettings, "file">>;

/**
 * The folder of the settings that hold for a run.
 * @param own - that of the pack
 * @throws SettingsError where the variable names none: rules would silently be as strict as they are without one
 */
export function settingsFolder(own: string): string {
  const folder = process.env[FOLDER_VARIABLE];
  if (!folder) return own;
  if (isAbsolute(folder) && existsSync(folder)) return folder;
  throw new SettingsError(FOLDER_VARIABLE, "", folder, "the absolute path of a folder");
}

/**
 * Settings of a stack: `default.json` of the folder, and on top of it, rule by rule, `<stack>.json`. Both may be absent.
 * Exemptions belong to one stack, so `default.json` has none.
 * @throws SettingsError naming file, key, value and what is allowed
 */
export function loadSettings(folder: string, stack: string, rules: readonly Rule[]): StackSettings {
  const shared = read(folder, "default.json", rules);
  if (shared.exemptions !== undefined) {
    throw new SettingsError(
      labelOf(folder, "default.json"),
      "exemptions",
      shared.exemptions,
      "none: they belong to one stack",
    );
  }
  const own = stack === "default" || !STACK_NAME.test(stack) ? {} : read(folder, `${stack}.json`, rules);
  const ruleIds = new Set([...Object.keys(shared.parameters ?? {}), ...Object.keys(own.parameters ?? {})]);
  return {
    file: labelOf(folder, `${stack}.json`),
    levels: { ...shared.levels, ...own.levels },
    undecided: own.undecided ?? shared.undecided ?? UNSET.undecided,
    without: own.without ?? shared.without ?? UNSET.without,
    parameters: Object.fromEntries(
      [...ruleIds].map((id) => [id, { ...shared.parameters?.[id], ...own.parameters?.[id] }]),
    ),
    exemptions: own.exemptions ?? [],
  };
}

/** What messages call a file. */
function labelOf(folder: string, file: string): string {
  return join(folder.endsWith(OWN_FOLDER) ? OWN_FOLDER : folder, file);
}

function read(folder: string, file: string, rules: readonly Rule[]): Stated {
  const name = labelOf(folder, file);
  let content: string;
  try {
    content = readFileSync(join(folder, file), "utf8");
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

/** Checks what a settings file states.
 * @param file - what messages call it
 */
export function parseSettings(file: string, value: unknown, rules: readonly Rule[]): Stated {
  const stated = record(file, "", value, KEYS);
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const ruleOf = (key: string, id: string): Rule => {
    const rule = byId.get(id);
    if (rule === undefined) throw new SettingsError(file, key, id, "a rule of the pack (docs/policies.md)");
    return rule;
  };
  const { levels, undecided, without, parameters, exemptions } = stated;
  for (const [id, level] of Object.entries(levels === undefined ? {} : record(file, "levels", levels))) {
    checkLevel(file, `levels.${id}`, level, ruleOf(`levels.${id}`, id));
  }
  if (undecided !== undefined) text(file, "undecided", undecided, UNDECIDED);
  if (without !== undefined && !Array.isArray(without))
    throw new SettingsError(file, "without", without, "a list");
  for (const [index, convention] of (without ?? []).entries()) {
    text(file, `without[${index}]`, convention, Object.keys(CONVENTIONS));
  }
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
