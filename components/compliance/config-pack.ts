import { AWS_HIPAA_RULES, type AwsRule } from "../../policy-pack/catalogue/aws-hipaa";
import { isMended } from "./config-mended";
import { PARAMETERS } from "./config-parameters";
import { scopeOf } from "./config-scopes";

/** Most rules a conformance pack holds (AWS Config service limits). */
export const MOST_RULES = 130;

/** Most bytes of a template that is given in the call itself (`PutConformancePack`). */
export const MOST_BYTES = 51_200;

interface ConfigRule {
  Type: "AWS::Config::ConfigRule";
  Properties: {
    ConfigRuleName: string;
    Description?: string;
    InputParameters?: Record<string, string>;
    Scope?: { ComplianceResourceTypes: readonly string[] };
    Source: { Owner: "AWS"; SourceIdentifier: string };
  };
}

/** A process check is stated by a person; without a description nobody knows what to state. */
const PROCESS_CHECK = "AWS_CONFIG_PROCESS_CHECK";

/** The rules of groups A, B and C that are watched only; those that are mended stand beside the pack. */
export function watchedRules(): AwsRule[] {
  return AWS_HIPAA_RULES.filter(({ name, group }) => group !== "D" && !isMended(name));
}

/**
 * The template of the conformance pack, as JSON, which is YAML too: every rule of groups A, B and C of the catalogue that
 * no remediation belongs to, and the required tags. Rules that are mended cannot stand in a pack, whose rules get names
 * that nothing outside of it can refer to.
 *
 * @throws RangeError beyond AWS's limits
 */
export function packTemplate(): string {
  const rules = [...watchedRules().map(ruleOf), REQUIRED_TAGS_RULE];
  const Resources = Object.fromEntries(
    rules.map((rule) => [logicalName(rule.Properties.ConfigRuleName), rule]),
  );
  const template = JSON.stringify({ Resources });
  if (rules.length > MOST_RULES || Buffer.byteLength(template) > MOST_BYTES)
    throw new RangeError(
      `A conformance pack takes ${MOST_RULES} rules and ${MOST_BYTES} bytes; this one is larger.`,
    );
  return template;
}

function ruleOf({ name, identifier, hipaa }: AwsRule): ConfigRule {
  const types = scopeOf(name);
  const parameters = PARAMETERS[name];
  return {
    Type: "AWS::Config::ConfigRule",
    Properties: {
      ConfigRuleName: name,
      ...(identifier === PROCESS_CHECK && { Description: `Somebody stated it by hand: ${hipaa.join(", ")}` }),
      ...(parameters && { InputParameters: parameters }),
      ...(types.length > 0 && { Scope: { ComplianceResourceTypes: types } }),
      Source: { Owner: "AWS", SourceIdentifier: identifier },
    },
  };
}

/** Not in AWS's pack: the five tags every resource carries. */
const REQUIRED_TAGS_RULE: ConfigRule = {
  Type: "AWS::Config::ConfigRule",
  Properties: {
    ConfigRuleName: "required-tags",
    InputParameters: PARAMETERS["required-tags"] ?? {},
    Source: { Owner: "AWS", SourceIdentifier: "REQUIRED_TAGS" },
  },
};

/** `s3-bucket-logging-enabled` → `S3BucketLoggingEnabled`. */
function logicalName(rule: string): string {
  return rule
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
