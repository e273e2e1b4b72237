import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(__dirname, "../../../contracts/events");

/** Every field name of the contract, read from the schemas. */
export const FIELDS: ReadonlySet<string> = new Set(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith(".schema.json"))
    .flatMap((file) => namesIn(JSON.parse(readFileSync(join(FOLDER, file), "utf8")))),
);

function namesIn(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => [
    ...(key === "properties" && typeof value === "object" && value !== null ? Object.keys(value) : []),
    ...namesIn(value),
  ]);
}
