import type { FixtureStack } from "../fixtures/stack";
import type { Breach } from "./breach";

/** Keys, tags, protection, and where the stack may go at all. */
export const GOVERNANCE: readonly Breach[] = [
  set("kms-rotation", "data-key", "enableKeyRotation", false, /set enableKeyRotation to true/),
  set("kms-rotation", "data-key", "rotationPeriodInDays", 2560, /set rotationPeriodInDays to at most 365/),
  set("kms-deletion-window", "data-key", "deletionWindowInDays", 7, /set deletionWindowInDays to 30/),
  {
    rule: "required-tags",
    breaks: "a tag is in neither the provider's nor the resource's tags",
    at: "crisis-events",
    change: (stack) => {
      otherProvider(stack, "crisis-events", { Environment: "prod", CostCenter: "4711" });
    },
    remedy: /set Owner in the provider's defaultTags/,
  },
  set("default-tags", "aws", "defaultTags", '{"tags":{"Owner":"platform"}}', /in defaultTags/),
  set(
    "required-tags",
    "crisis-events",
    "tags",
    { Retention: "crisis-events", DataClassification: "Secret" },
    /set it to PHI, Pseudonymous, Internal/,
  ),
  set(
    "required-tags",
    "crisis-events",
    "tags",
    { Retention: "crisis-events", DataClassification: "PHI" },
    /set DataClassification to Pseudonymous/,
  ),
  set(
    "required-tags",
    "roster-login",
    "tags",
    { Retention: "a-while", DataClassification: "Internal" },
    /set it to event-stream,/,
  ),
  {
    rule: "stateful-protected",
    breaks: "a table of production may be deleted",
    at: "crisis-events",
    change: (stack) => {
      stack.resource("crisis-events").protect = false;
    },
    remedy: /set the option protect to true/,
  },
  {
    rule: "account-guard",
    breaks: "the provider takes any account",
    at: "aws",
    change: (stack) => {
      delete stack.props("aws").allowedAccountIds;
    },
    remedy: /set allowedAccountIds/,
  },
];

function set(rule: string, at: string, property: string, value: unknown, remedy: RegExp): Breach {
  return {
    rule,
    breaks: `${property} of '${at}' is ${JSON.stringify(value)}`,
    at,
    change: (stack) => {
      stack.props(at)[property] = value;
    },
    remedy,
  };
}

function otherProvider(stack: FixtureStack, name: string, tags: Record<string, string>): void {
  const provider = { ...stack.resource("aws"), urn: "urn:pulumi:prod::strata::pulumi:providers:aws::other" };
  provider.name = "other";
  provider.props = { ...provider.props, defaultTags: JSON.stringify({ tags }) };
  stack.resources.push(provider);
  stack.resource(name).provider = provider.urn;
}
