import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  MAX_EVENT_BYTES,
  MAX_EVENT_DEPTH,
  MAX_TIMESTAMP_AHEAD_MS,
  type QuarantineEntry,
} from "../../contracts/quarantine";
import { isTopic, TOPICS, type Topic } from "../../contracts/topics";

const SCHEMAS = join(__dirname, "..", "..", "contracts", "events");

type Schema = Record<string, unknown>;

/** The parts of a schema that lead to its places. */
interface Shape {
  items?: Schema;
  required?: string[];
  properties?: Record<string, Schema>;
}

/** What the contract wanted at the place where a record broke it: one sentence from the schemas, never from content. */
export function wantedAt({ reason, pointer, topic }: QuarantineEntry): string {
  switch (reason) {
    case "too_large":
      return `at most ${MAX_EVENT_BYTES.toLocaleString("en")} bytes`;
    case "invalid_utf8":
      return "UTF-8 throughout";
    case "not_json":
      return "one JSON object";
    case "unknown_event_type":
      return `one of ${TOPICS.join(", ")}`;
    case "invalid_timestamp":
      return `an instant that exists, ISO 8601 in UTC with Z, at most ${MAX_TIMESTAMP_AHEAD_MS / 3_600_000} h ahead of now`;
    case "type_conflict":
      return "the type that the lake's column has";
    case "too_many_columns":
      return "no more fields than the lake has columns for";
    case "subject_erased":
      return "a subject whose key was not destroyed";
    case "value_out_of_range":
      return "a value the store's column has room for";
    case "too_large_for_store":
      return "no more than the store holds at once";
    case "invalid_text":
      return "text the store has a form for";
    case "schema_violation":
      return fromSchemas(pointer ?? "", topic);
  }
}

/**
 * The topic of the stream decides first; a record of another topic may have arrived there, so that another schema may
 * be the one that knows the place.
 */
function fromSchemas(pointer: string, arrivedOn: string): string {
  for (const topic of new Set([arrivedOn, ...TOPICS])) {
    const found = isTopic(topic) ? fromSchema(pointer, topic) : undefined;
    if (found) return topic === arrivedOn || !pointer.startsWith("/data/") ? found : `${found} (${topic})`;
  }
  return `what the schema of its event_type asks, nested at most ${MAX_EVENT_DEPTH} deep`;
}

/** Follows a JSON pointer through the schema of the envelope, and below `/data` through that of the topic. */
function fromSchema(pointer: string, topic: Topic): string | undefined {
  if (!pointer.startsWith("/")) return undefined;
  let schema: Schema | undefined = readSchema("envelope");
  let optional = false;
  for (const [depth, name] of pointer.slice(1).split("/").entries()) {
    const { items, required = [], properties = {} } = schema as Shape;
    optional = items === undefined && !required.includes(name);
    const next: Schema | undefined = properties[name] ?? items;
    if (next === undefined) return undefined;
    schema = depth === 0 && name === "data" ? readSchema(topic) : resolve(next);
  }
  return `${describe(schema)}${optional ? ", or nothing" : ""}`;
}

function resolve(schema: Schema): Schema {
  const [, name = ""] = /#\/\$defs\/(.+)$/.exec(String(schema["$ref"] ?? "")) ?? [];
  const shared = (readSchema("definitions")["$defs"] as Record<string, Schema>)[name];
  return shared ? { ...shared, ...schema } : schema;
}

const WORDS: [keyword: string, words: (value: unknown) => string][] = [
  ["enum", (value) => `one of ${(value as string[]).join(", ")}`],
  ["minimum", (value) => `from ${value}`],
  ["maximum", (value) => `up to ${value}`],
  ["minLength", (value) => `at least ${value} characters`],
  ["maxLength", (value) => `at most ${value} characters`],
  ["pattern", (value) => `like ${value}`],
  ["format", (value) => `a real ${value}`],
  ["required", (value) => `with ${(value as string[]).join(", ")}`],
];

function describe(schema: Schema): string {
  const told = WORDS.flatMap(([keyword, words]) =>
    schema[keyword] === undefined ? [] : [words(schema[keyword])],
  );
  return [String(schema["type"] ?? "a value"), ...told].join(", ");
}

function readSchema(name: string): Schema {
  return JSON.parse(readFileSync(join(SCHEMAS, `${name}.schema.json`), "utf8"));
}
