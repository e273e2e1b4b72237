import { existsSync } from "node:fs";
import { join } from "node:path";
import type { StoreKind } from "../../contracts/stores";
import { cacheFolder } from "../shared/paths";
import type { Installation, PrepareOptions, StoreModule } from "./shared/server";

/** The module of a kind; loaded only where it is asked for. @throws Error for a kind that has none */
export function storeModule(kind: StoreKind): StoreModule {
  const folder = join(__dirname, kind);
  if (!existsSync(join(folder, "index.ts"))) throw new Error(`the local stack has no server for "${kind}"`);
  return (require(folder) as { store: StoreModule }).store;
}

/** Gets the server of a kind into the user's cache, where it is not there yet. */
export function prepareStore(kind: StoreKind, options: Partial<PrepareOptions> = {}): Promise<Installation> {
  const env = options.env ?? process.env;
  return storeModule(kind).prepare({ ...options, env, cache: options.cache ?? cacheFolder(env) });
}
