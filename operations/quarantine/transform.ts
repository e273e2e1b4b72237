import { existsSync } from "node:fs";
import type { QuarantineEntry } from "../../contracts/quarantine";

/**
 * A supplied mend: gets the original bytes and the entry's row; gives the event to publish, or nothing to leave the
 * entry as it is.
 */
export type Transform = (
  bytes: Uint8Array,
  entry: QuarantineEntry,
) => Record<string, unknown> | undefined | Promise<Record<string, unknown> | undefined>;

/** The file cannot be used; nothing was read or published. */
export class WrongTransform extends Error {
  override name = "WrongTransform";
}

/** The transform failed for one entry. Says where in the file, never what: a message may quote the content. */
export class TransformFailed extends Error {
  override name = "TransformFailed";
}

/**
 * Loads a transform: a JavaScript or TypeScript file whose module, default export or export `transform` is a function.
 *
 * @throws WrongTransform
 */
export function loadTransform(path: string): Transform {
  if (!existsSync(path)) throw new WrongTransform(`The transform '${path}' does not exist.`);
  let module: unknown;
  try {
    module = require(path);
  } catch (error) {
    throw new WrongTransform(`The transform '${path}' does not load: ${(error as Error).message}`);
  }
  const { default: fallback, transform } = (module ?? {}) as { default?: unknown; transform?: unknown };
  const found = [module, transform, fallback].find((each) => typeof each === "function");
  if (!found)
    throw new WrongTransform(
      `The transform '${path}' exports no function; write: module.exports = (bytes, entry) => event`,
    );
  return found as Transform;
}

/**
 * The bytes to publish for an entry, or nothing where the transform leaves it.
 *
 * @throws TransformFailed
 */
export async function applyTransform(
  transform: Transform,
  bytes: Uint8Array,
  entry: QuarantineEntry,
): Promise<Uint8Array | undefined> {
  let value: unknown;
  try {
    value = await transform(bytes, entry);
  } catch (error) {
    throw new TransformFailed(`The transform threw ${describe(error)}.`);
  }
  if (value === undefined) return undefined;
  if (typeof value !== "object" || value === null || Array.isArray(value) || ArrayBuffer.isView(value))
    throw new TransformFailed(
      "The transform returned no event; allowed: an object, or undefined to leave the entry.",
    );
  try {
    return Buffer.from(JSON.stringify(value));
  } catch {
    throw new TransformFailed("The transform returned an event that is no JSON.");
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return `a ${typeof error}`;
  const { stack = "", message, name } = error;
  const frames = stack.slice(stack.indexOf(message) + message.length);
  const place = /^\s+at (?:.*\()?(?:file:\/\/)?(\/[^\n()]*:\d+:\d+)\)?$/m.exec(frames)?.[1];
  return `${/^[A-Za-z]{1,64}$/.test(name) ? name : "Error"}${place ? ` at ${place}` : ""}`;
}
