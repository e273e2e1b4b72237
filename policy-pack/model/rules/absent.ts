import type { AwsRuleName } from "../../catalogue/aws-hipaa";
import type { ResourceRule } from "./rule";

interface AbsentServiceArgs {
  id: string;
  /** Every type that makes something of the service; the rule forbids them by name. */
  types: readonly string[];
  /** What it is called in messages: "Redshift". */
  service: string;
  /** What to use in its place. */
  instead: string;
  /** Rules of AWS that nothing can break where there is nothing of the service. */
  aws: readonly AwsRuleName[];
}

/**
 * A rule that the stack makes nothing of a service it does not need. No other rule here watches over such resources, so
 * the first one has to bring its rules with it.
 */
export function absentServiceRule(args: AbsentServiceArgs): ResourceRule {
  const { id, types, service, instead, aws } = args;
  return {
    id,
    description: `The stack makes nothing of ${service}.`,
    level: "mandatory",
    controls: { hipaa: ["164.308(a)(1)(ii)(A)"], soc2: ["CC6.1", "CC8.1"], aws },
    convention: "covered-services",
    scope: "resource",
    types,
    check({ name }, report) {
      report(`'${name}' is of ${service}, which these policies do not cover`, instead);
    },
  };
}
