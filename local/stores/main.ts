import { mkdirSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { STORES, type StoreKind } from "../../contracts/stores";
import { log } from "../delivery/log";
import { readJson, writeJson } from "../shared/files";
import { endWithParent } from "../shared/lifeline";
import { createControl } from "./control";
import { createKind, type Kind } from "./kind";
import { prepareStore, storeModule } from "./modules";
import { readCredentials } from "./shared/authority";
import { createAuthorize } from "./shared/authorize";
import type { Endpoint, StoreContext } from "./shared/server";

/**
 * The stores' process of the local stack. Environment: STRATA_ENDPOINT (the emulator), STRATA_STATE_DIR (certificates,
 * data), STRATA_LOG_DIR, STRATA_PYTHON (interpreter of the guard), STRATA_CACHE, STRATA_ACCOUNT, AWS_REGION, STRATA_PORT.
 * Prints `{"ready":true,"port":N}` once the control API answers; no server runs before somebody asks for its kind. The
 * endpoints are on disk, so that a new process opens the same ports and starts the servers on their data.
 */
async function main(): Promise<void> {
  const dir = required("STRATA_STATE_DIR");
  const logs = required("STRATA_LOG_DIR");
  const endpoint = required("STRATA_ENDPOINT");
  mkdirSync(logs, { recursive: true });
  const context: StoreContext = {
    endpoint,
    region: required("AWS_REGION"),
    account: required("STRATA_ACCOUNT"),
    tls: readCredentials(dir),
    authorize: createAuthorize(endpoint),
    log,
  };
  const make = (kind: StoreKind): Kind =>
    createKind({
      kind,
      module: () => storeModule(kind),
      install: () => prepareStore(kind, { cache: required("STRATA_CACHE") }),
      dir,
      python: required("STRATA_PYTHON"),
      logs,
      context,
    });
  const kinds = Object.fromEntries(STORES.map((kind) => [kind, make(kind)])) as Record<StoreKind, Kind>;
  endOnRequest(Object.values(kinds));
  const file = join(dir, "endpoints.json");
  await restore(kinds, readJson<Record<StoreKind, Endpoint[]>>(file));
  const save = () =>
    writeJson(file, Object.fromEntries(STORES.map((kind) => [kind, kinds[kind].endpoints()])));
  const server = createControl(kinds, save);
  server.once("error", fail);
  server.listen(Number(process.env["STRATA_PORT"] ?? 0), "127.0.0.1", () => {
    const { port } = server.address() as AddressInfo;
    process.stdout.write(`${JSON.stringify({ ready: true, port })}\n`);
  });
}

/** Opens what an earlier process of this stack had open. */
async function restore(
  kinds: Readonly<Record<StoreKind, Kind>>,
  known: Partial<Record<StoreKind, Endpoint[]>> = {},
): Promise<void> {
  const all = STORES.flatMap((kind) => (known[kind] ?? []).map((endpoint) => ({ kind, endpoint })));
  for (const { kind, endpoint } of all) await kinds[kind].open(endpoint.identifier, endpoint, endpoint.port);
}

/** A stack that ends takes its data with it, so the servers are killed at once. */
function endOnRequest(kinds: readonly Kind[]): void {
  const end = () => void Promise.allSettled(kinds.map((kind) => kind.kill())).then(() => process.exit(0));
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, end);
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; the stores need it`);
  return value;
}

function fail(error: unknown): void {
  log("error", error instanceof Error ? error.message : String(error));
  process.exit(1);
}

// Guards end the servers when this process ends; what a server has acknowledged is safe by its own means.
endWithParent();
main().catch(fail);
