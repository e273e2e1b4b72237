import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import { FORMATS, parseUtcInstant } from "../../contracts/events/instant";
import { MAX_TIMESTAMP_AHEAD_MS } from "../../contracts/quarantine";
import { TOPICS } from "../../contracts/topics";
import { REPOSITORY } from "../../local/shared/paths";

/** The project's own schemas, compiled by ajv when the program starts, with the settings of the generated validators. */
export function ajvValidator(): (event: unknown) => boolean {
  const schemas = ["definitions", "envelope", ...TOPICS].map((name) =>
    JSON.parse(readFileSync(join(REPOSITORY, "contracts", "events", `${name}.schema.json`), "utf8")),
  );
  const ajv = new Ajv2020({ strict: true, ownProperties: true, messages: false, formats: FORMATS, schemas });
  const of = (name: string) => {
    const { $id } = schemas[["definitions", "envelope", ...TOPICS].indexOf(name)] as { $id: string };
    const validate = ajv.getSchema($id);
    if (!validate) throw new Error(`${$id} is no schema`);
    return validate;
  };
  const envelope = of("envelope");
  const data = new Map<string, ReturnType<typeof of>>(TOPICS.map((topic) => [topic, of(topic)]));
  return (value) => {
    if (envelope(value) !== true) return false;
    const event = value as { event_type: string; timestamp: string; data: unknown };
    if (data.get(event.event_type)?.(event.data) !== true) return false;
    const instant = parseUtcInstant(event.timestamp);
    return instant !== undefined && instant <= Date.now() + MAX_TIMESTAMP_AHEAD_MS;
  };
}
