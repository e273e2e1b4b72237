import { cached, readModel } from "../library";
import { UNKNOWN } from "../masked";
import { isPlain, type Plain, type Problem } from "../problem";
import { evaluate } from "../schema/evaluate";
import { MAPPINGS, type Mapping } from "./mappings";

const SCHEMAS = ["cfnlint", "data", "schemas"] as const;

interface Loaded {
  schema: Plain;
  extensions: unknown[];
  /** Property by its name in lower case. */
  properties: Map<string, string>;
}

/** What cfn-lint's schemas say against the inputs of a mapped type; none for any other type. */
export function schemaProblems(pulumiType: string, inputs: Plain): Problem[] {
  const mapping = MAPPINGS[pulumiType];
  if (!mapping) return [];
  const region = process.env["AWS_REGION"] ?? "us-east-1";
  const loaded = cached(`cfn:${region}:${pulumiType}`, () => load(mapping, region));
  const { values, names } = translated(mapping, loaded, inputs);
  return [loaded.schema, ...loaded.extensions]
    .flatMap((schema) => evaluate(schema, values, "", schema).problems)
    .map((problem) => inPulumiTerms(problem, names));
}

function load(mapping: Mapping, region: string): Loaded {
  const index = readModel(...SCHEMAS, "providers", `${region}.json`) as Record<string, string>;
  const schema = readModel(...SCHEMAS, "resources", `${index[mapping.type]}.json`) as Plain;
  const extensions = (mapping.extensions ?? []).map((name) => {
    const [file = "", property] = name.split("#");
    const extension = readModel(...SCHEMAS, "extensions", ...`${file}.json`.split("/")) as Plain;
    const chosen = extension[region] ?? extension;
    return property ? { properties: { [property]: chosen } } : chosen;
  });
  const properties = Object.keys((schema["properties"] as Plain) ?? {});
  return { schema, extensions, properties: new Map(properties.map((name) => [name.toLowerCase(), name])) };
}

/** The scalar inputs under their CloudFormation names; every property not expressible this way is UNKNOWN. */
function translated(mapping: Mapping, loaded: Loaded, inputs: Plain) {
  const values: Plain = Object.fromEntries([...loaded.properties.values()].map((name) => [name, UNKNOWN]));
  const names = new Map<string, string>();
  const inputOf = new Map<string, string>();
  for (const input of [...Object.keys(inputs), ...Object.keys(mapping.rename ?? {})]) {
    const property = mapping.rename?.[input] ?? loaded.properties.get(input.toLowerCase());
    if (property && !mapping.except?.includes(input)) inputOf.set(input, property);
  }
  for (const [input, property] of inputOf) {
    names.set(property, input);
    const value = inputs[input];
    // The AWS provider reads an empty text as absent.
    const scalar = ["string", "number", "boolean"].includes(typeof value) && value !== "";
    if (scalar) values[property] = coerced(value, (loaded.schema["properties"] as Plain)[property]);
  }
  for (const input of mapping.absent ?? []) {
    const property = loaded.properties.get(input.toLowerCase());
    if (property && inputs[input] === undefined) delete values[property];
  }
  return { values, names };
}

function coerced(value: unknown, schema: unknown): unknown {
  const types = isPlain(schema) ? [schema["type"]].flat() : [];
  if (typeof value === "number" && types.includes("string") && !types.includes("integer"))
    return String(value);
  const numeric = types.includes("integer") || types.includes("number");
  if (typeof value === "string" && numeric && value.trim() !== "" && !Number.isNaN(Number(value)))
    return Number(value);
  return value;
}

function inPulumiTerms(problem: Problem, names: Map<string, string>): Problem {
  const renamed = (text: string): string => {
    const [property = "", ...rest] = text.split(/(?=[.[])/);
    return [names.get(property) ?? property, ...rest].join("");
  };
  const path = renamed(problem.path);
  const message = problem.path ? problem.message.replace(problem.path, path) : problem.message;
  return { ...problem, path, message };
}
