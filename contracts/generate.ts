import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import { _ } from "ajv/dist/compile/codegen";
import standaloneCode from "ajv/dist/standalone";
import { buildSync } from "esbuild";
import { compile } from "json-schema-to-typescript";
import { FORMATS } from "./events/instant";
import { TOPICS } from "./topics";

const SCHEMAS = join(__dirname, "events");
const OUTPUT = join(SCHEMAS, "generated");
const BANNER = "// Made by `npm run contracts` from contracts/events/*.schema.json. Do not edit.";

/** Generated files by name: validators as plain JavaScript without any import, and the types of the data. */
export async function generate(): Promise<Record<string, string>> {
  return {
    "validators.js": `${BANNER}\n${validators()}`,
    "validators.d.ts": `${BANNER}\n${declarations()}`,
    "types.ts": `${BANNER}\n${await types()}`,
    "fields.ts": `${BANNER}\n${fields()}`,
  };
}

/** Name of the validator of a schema: `chat.message.sent` → `chat_message_sent`. */
function validatorName(schema: string): string {
  return schema.replaceAll(".", "_");
}

function validators(): string {
  const ajv = new Ajv2020({
    // The topic decides the schema of `data`, so a union is never tried; the first error is enough for a pointer.
    allErrors: false,
    strict: true,
    // A key such as `constructor` in the data must never count as a required field that is there.
    ownProperties: true,
    messages: false,
    formats: FORMATS,
    code: { source: true, lines: true, formats: _`require("./instant").FORMATS` },
    schemas: ["definitions", "envelope", ...TOPICS].map(readSchema),
  });
  const refs = Object.fromEntries(
    ["envelope", ...TOPICS].map((name) => [validatorName(name), readSchema(name)["$id"] as string]),
  );
  const { outputFiles } = buildSync({
    stdin: { contents: standaloneCode(ajv, refs), resolveDir: SCHEMAS, sourcefile: "validators.js" },
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    target: "node20",
    legalComments: "none",
  });
  return outputFiles[0]?.text ?? "";
}

function declarations(): string {
  const names = ["envelope", ...TOPICS].map(validatorName);
  return `export interface SchemaError {
  /** JSON pointer to the value that is wrong; for a missing field, to the object that lacks it. */
  instancePath: string;
  keyword: string;
  params: { missingProperty?: string };
}
export interface Validator {
  (value: unknown): boolean;
  errors?: SchemaError[] | null;
}
${names.map((name) => `export const ${name}: Validator;`).join("\n")}
`;
}

async function types(): Promise<string> {
  const properties = Object.fromEntries(TOPICS.map((topic) => [topic, { $ref: `${topic}.schema.json` }]));
  const root = {
    title: "DataByTopic",
    type: "object",
    properties,
    required: TOPICS,
    additionalProperties: false,
  };
  const text = await compile(root as unknown as Parameters<typeof compile>[0], "DataByTopic", {
    cwd: `${SCHEMAS}/`,
    bannerComment: "",
    additionalProperties: true,
    style: { printWidth: 110 },
  });
  return text.trimStart();
}

/** What the redaction has to know of the schemas, as dotted paths into `data` by topic. */
function fields(): string {
  const byTopic = (paths: (schema: Schema) => string[]) =>
    JSON.stringify(Object.fromEntries(TOPICS.map((topic) => [topic, paths(readSchema(topic))])), null, 2);
  const kept = (schema: Schema) =>
    propertiesOf(schema).flatMap(([path, property]) => (property["$ref"] || property["enum"] ? [path] : []));
  return `import type { Topic } from "../../topics";

/** Every field of \`data\` that the contract names. */
export const NAMED_FIELDS: Record<Topic, readonly string[]> = ${byTopic((schema) => propertiesOf(schema).map(([path]) => path))};

/** Those of them that are identifiers, enums or times; every other string is free text. */
export const KEPT_FIELDS: Record<Topic, readonly string[]> = ${byTopic(kept)};
`;
}

type Schema = Record<string, unknown>;

function propertiesOf(schema: Schema, prefix = ""): [string, Schema][] {
  const properties = Object.entries((schema["properties"] ?? {}) as Record<string, Schema>);
  return properties.flatMap(([name, property]) => [
    [`${prefix}${name}`, property] as [string, Schema],
    ...propertiesOf(property, `${prefix}${name}.`),
  ]);
}

function readSchema(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(SCHEMAS, `${name}.schema.json`), "utf8"));
}

if (require.main === module) {
  generate().then((files) => {
    mkdirSync(OUTPUT, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(OUTPUT, name), text);
  });
}
