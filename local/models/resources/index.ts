import { masked } from "../masked";
import { type CheckOptions, isPlain, type Problem } from "../problem";
import { ACCESS_RULES } from "./access";
import { DATABASE_RULES } from "./databases";
import { DYNAMODB_RULES } from "./dynamodb";
import { EVENT_RULES } from "./events";
import { LAMBDA_RULES } from "./lambda";
import { MAPPINGS } from "./mappings";
import { NETWORK_RULES } from "./network";
import { QUEUE_RULES } from "./queues";
import type { Rule } from "./rule";
import { schemaProblems } from "./schema-rules";
import { STORAGE_RULES } from "./storage";
import { STREAM_RULES } from "./streams";

const TABLES = [
  ACCESS_RULES,
  DATABASE_RULES,
  DYNAMODB_RULES,
  EVENT_RULES,
  LAMBDA_RULES,
  NETWORK_RULES,
  QUEUE_RULES,
  STORAGE_RULES,
  STREAM_RULES,
];

const RULES = new Map<string, Rule[]>();
for (const table of TABLES) {
  for (const [type, rules] of Object.entries(table)) RULES.set(type, [...(RULES.get(type) ?? []), ...rules]);
}

/**
 * Checks a resource's inputs where AWS's service models leave values open: by cfn-lint's schemas, for the types
 * that can be read as CloudFormation resources, and by tables of our own. A type without a check has no problems.
 * @param pulumiType e.g. `aws:sqs/queue:Queue`
 * @param inputs the resource's inputs in Pulumi's names
 * @throws ModelsMissingError if STRATA_MODELS does not hold cfn-lint's schemas
 */
export function validateResource(
  pulumiType: string,
  inputs: unknown,
  { isUnknown = () => false }: CheckOptions = {},
): Problem[] {
  const known = masked(inputs, isUnknown);
  if (!isPlain(known)) return [];
  const own = (RULES.get(pulumiType) ?? []).flatMap((rule) => rule(known));
  const paths = new Set(own.map(({ path }) => path));
  // What a table has said already, in plainer words, needs no repetition.
  const open = schemaProblems(pulumiType, known).filter(({ path }) => !paths.has(path));
  return [...own, ...new Map(open.map((problem) => [problem.message, problem])).values()];
}

/** The Pulumi types that have such a check, sorted. */
export function checkedTypes(): string[] {
  return [...new Set([...RULES.keys(), ...Object.keys(MAPPINGS)])].sort();
}
