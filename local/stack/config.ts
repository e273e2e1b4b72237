import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { STORES, type StoreKind } from "../../contracts/stores";
import { EMULATOR_ACCOUNT } from "../emulator";
import { REPOSITORY } from "../shared/paths";
import type { StartOptions } from "./options";

/** Seconds that the local delivery holds records before it writes them; a real stack's minutes would only be waited for. */
const DELIVERY_BUFFER_SECONDS = 5;

const DEFAULT_REGION = "us-east-1";

/** A stack's settings for a local run: the stack file's own, but the emulator's account and short buffers. */
export interface LocalConfig {
  /** Copy of the stack file below the stack's folder; the engine writes into it. */
  readonly file: string;
  /** Flags that lay the local values over it. */
  readonly flags: readonly string[];
  readonly region: string;
  /** Stores that are switched on. */
  readonly stores: readonly StoreKind[];
}

/** @throws Error that names the stacks there are */
export function stackFile(stack: string, folder = REPOSITORY): string {
  const file = join(folder, `Pulumi.${stack}.yaml`);
  if (/^[\w-]+$/.test(stack) && existsSync(file)) return file;
  const known = readdirSync(folder).flatMap((name) => /^Pulumi\.([\w-]+)\.yaml$/.exec(name)?.[1] ?? []);
  throw new Error(
    `there is no stack "${stack}"; allowed: ${known.join(", ") || "none, as there is no Pulumi.<stack>.yaml"}`,
  );
}

/** @param dir - the stack's folder */
export function localConfig(options: StartOptions, dir: string): LocalConfig {
  const { stack = "dev", stores, compliance = false } = options;
  const text = readFileSync(stackFile(stack, options.configDir), "utf8");
  const file = join(dir, `Pulumi.${stack}.yaml`);
  mkdirSync(dir, { recursive: true });
  writeFileSync(file, stores ? withStores(text, stores) : text);
  const values = {
    "strata:accountId": EMULATOR_ACCOUNT,
    "strata:accountBaseline": compliance,
    "strata:deliveryBufferSeconds": DELIVERY_BUFFER_SECONDS,
  };
  return {
    file,
    flags: Object.entries(values).flatMap(([key, value]) => ["-c", `${key}=${value}`]),
    region: regionOf(text),
    stores: stores ?? storesOf(text),
  };
}

/** A stack file with another list of stores: the command line has no form for a list that is empty. */
function withStores(text: string, stores: readonly StoreKind[]): string {
  const stated = `  strata:stores: [${stores.join(", ")}]`;
  const line = /^ {2}strata:stores:.*$/m;
  if (!line.test(text)) throw new Error("the stack file has no line strata:stores to switch stores by");
  return text.replace(line, stated);
}

/** `strata:stores` of a stack file, as a list in one line. */
export function storesOf(text: string): StoreKind[] {
  const list = /^ {2}strata:stores:\s*\[(.*)\]/m.exec(text)?.[1] ?? "";
  return STORES.filter((kind) => new RegExp(`\\b${kind}\\b`).test(list));
}

/** `aws:region` of a stack file. */
export function regionOf(text: string): string {
  return /^\s*aws:region:\s*["']?([a-z0-9-]+)["']?\s*$/m.exec(text)?.[1] ?? DEFAULT_REGION;
}
