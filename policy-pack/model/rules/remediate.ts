import { levelOf, type StackSettings } from "../../settings/settings";
import type { Props, Resource } from "../stack/stack";
import { UndecidedError } from "../stack/unknown";
import { joinMessage, type Rule, type Violation } from "./rule";

/**
 * What a rule's remediation sets on a resource, where the stack's settings ask for it; nothing where it asks for
 * nothing, or where a value it needs is not known yet: then the rule itself says so.
 */
export function remediationOf(rule: Rule, resource: Resource, settings: StackSettings): Props | undefined {
  const { remediation } = rule;
  if (!remediation?.types.includes(resource.type) || levelOf(rule, settings) !== "remediate")
    return undefined;
  try {
    return remediation.patch(resource);
  } catch (error) {
    if (error instanceof UndecidedError) return undefined;
    throw error;
  }
}

/** The finding that stands for a change a remediation makes, out of a resource's inputs before and after it. */
export function remediated(
  rule: string,
  { urn, type, name }: Pick<Resource, "urn" | "type" | "name">,
  before: Props,
  after: Props,
): Violation {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => show(before[key]) !== show(after[key]))
    .sort();
  const asked = changed.map((key) => `${key} ${show(before[key])}`).join(", ");
  const set = changed.map((key) => `${key} to ${show(after[key])}`).join(", ");
  const message = joinMessage(
    `'${name}' asks for ${asked}`,
    `the deployment sets ${set}, state it in the program`,
  );
  return { rule, level: "remediate", urn, type, name, message };
}

/** JSON with sorted keys, so that both sides of a comparison and both ways to run the pack agree. */
function show(value: unknown): string {
  if (value === undefined) return "unset";
  if (Array.isArray(value)) return `[${value.map(show).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${show(field)}`)
    .join(",")}}`;
}
