import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020, { type ValidateFunction } from "ajv/dist/2020";
import { TOPICS, type Topic } from "../../contracts/topics";
import { isInstant } from "./instant";

const FOLDER = join(__dirname, "../../contracts/events");

/** Answers whether an event, parsed and of a known type, obeys the schemas of the envelope and of its `data`. */
export type Conforms = (event: Record<string, unknown>, topic: Topic) => boolean;

/**
 * Compiles the contract's JSON Schemas at run time, on purpose not the validators generated for the product: a
 * fault in their generation or their use shows as a difference between ledger and stack.
 */
export function loadSchemas(): Conforms {
  const ajv = new Ajv2020({ strict: false, ownProperties: true, formats: { "date-time": isInstant } });
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".schema.json"))) {
    ajv.addSchema(JSON.parse(readFileSync(join(FOLDER, file), "utf8")), file);
  }
  const compiled = (file: string): ValidateFunction => {
    const validate = ajv.getSchema(file);
    if (!validate) throw new Error(`no schema ${file} in contracts/events`);
    return validate;
  };
  const envelope = compiled("envelope.schema.json");
  const data = new Map(TOPICS.map((topic) => [topic, compiled(`${topic}.schema.json`)]));
  return (event, topic) => envelope(event) === true && data.get(topic)?.(event["data"]) === true;
}
