import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  emulatorCredentials,
  emulatorEnvironment,
  startEmulator,
  waitUntilHealthy,
} from "../../../local/emulator";
import { freePorts } from "../../../local/shared/ports";
import { type Clients, createClients, REGION } from "./clients";
import { makeStores } from "./empty-stores";

export { BUCKETS, BUS, DELIVERY, LOG_GROUP, TABLES } from "./empty-stores";

/** The emulator with the stores a job needs, empty. Everything in it is made anew for one test file. */
export interface World {
  endpoint: string;
  env: NodeJS.ProcessEnv;
  clients: Clients;
  pseudonymKeyId: string;
  wrappingKeyArn: string;
  queueUrl: string;
  stop(): Promise<void>;
}

/** Starts an emulator of its own and makes the stores. */
export async function createWorld(): Promise<World> {
  const environment = await emulatorEnvironment();
  const [port = 0] = await freePorts(1);
  const endpoint = `http://127.0.0.1:${port}`;
  const stateDir = mkdtempSync(join(tmpdir(), "strata-runtime-"));
  const { guard } = startEmulator({
    environment,
    port,
    region: REGION,
    stateDir,
    deliveryEndpoint: endpoint,
  });
  let words = "";
  for (const output of [guard.stdout, guard.stderr])
    output.on("data", (chunk) => (words = `${words}${chunk}`.slice(-2_000)));
  const ended = new Promise<string>((resolve) => guard.once("close", () => resolve(words)));
  await waitUntilHealthy(endpoint, ended);
  const clients = createClients(endpoint);
  const made = await makeStores(clients);
  return {
    endpoint,
    clients,
    ...made,
    env: {
      PATH: process.env["PATH"],
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: emulatorCredentials().accessKeyId,
      AWS_SECRET_ACCESS_KEY: emulatorCredentials().secretAccessKey,
    },
    stop: async () => {
      for (const client of Object.values(clients)) client.destroy();
      guard.stdin?.end();
      guard.kill();
      await ended;
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}
