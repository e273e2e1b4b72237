import { mkdirSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { endWithParent } from "../shared/lifeline";
import { createAuthorization } from "./authorization";
import { createClients } from "./destination/clients";
import { createErrorLog } from "./destination/error-log";
import { createRoles, ROOT } from "./destination/role";
import { log } from "./log";
import { Registry } from "./registry";
import { createDeliveryServer } from "./server";
import { readSettings } from "./settings";
import { createSlots } from "./slots";

/** Objects put at the same time: with their bodies they bound the memory. */
const UPLOADS = 2;

async function main(): Promise<void> {
  endOnRequest();
  const settings = readSettings(process.env);
  const { endpoint, region, stateDir, maxBacklogBytes } = settings;
  mkdirSync(stateDir, { recursive: true });
  const sts = new STSClient({ endpoint, region, credentials: ROOT, maxAttempts: 5 });
  const { Account: account = "" } = await sts.send(new GetCallerIdentityCommand({}));
  const authorization = createAuthorization(settings);
  await authorization.prepare();
  const roles = createRoles(settings, stateDir);
  const clients = createClients(settings, roles);
  const registry = new Registry(join(stateDir, "streams"), {
    clients,
    errorLog: createErrorLog(clients),
    slots: createSlots(UPLOADS),
    region,
    maxBacklogBytes,
  });
  const server = createDeliveryServer({ registry, roles, authorization, region, account });
  server.once("error", (error) => {
    log("error", `could not listen on 127.0.0.1:${settings.port}`, { reason: error.message });
    process.exit(1);
  });
  server.listen(settings.port, "127.0.0.1", () => {
    const { port } = server.address() as AddressInfo;
    process.stdout.write(`${JSON.stringify({ ready: true, port })}\n`);
  });
}

/** Nothing is lost by ending at once: whatever was acknowledged is in the journal. */
function endOnRequest(): void {
  endWithParent();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => process.exit(0));
}

main().catch((error) => {
  log("error", "could not start", { reason: error instanceof Error ? error.message : String(error) });
  process.exit(1);
});
