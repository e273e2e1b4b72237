import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { CreateStreamCommand, DeleteStreamCommand, KinesisClient } from "@aws-sdk/client-kinesis";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { TOPICS, type Topic } from "../../contracts/topics";
import {
  emulatorCredentials,
  emulatorEnvironment,
  startEmulator,
  waitUntilHealthy,
} from "../../local/emulator";
import { freePorts } from "../../local/shared/ports";

/** An emulator with nothing but streams. */
export interface Ground {
  client: KinesisClient;
  /** Makes a stream a topic, empty; gives their names. */
  streams(): Promise<Record<Topic, string>>;
  remove(streams: Record<Topic, string>): Promise<void>;
  stop(): Promise<void>;
}

const REGION = "us-east-1";

/** @param folder for everything the emulator writes */
export async function startGround(folder: string): Promise<Ground> {
  const environment = await emulatorEnvironment();
  const [port = 0] = await freePorts(1);
  const endpoint = `http://127.0.0.1:${port}`;
  const stateDir = join(folder, "emulator");
  mkdirSync(stateDir, { recursive: true });
  const { guard } = startEmulator({
    environment,
    port,
    region: REGION,
    stateDir,
    deliveryEndpoint: endpoint,
  });
  for (const output of [guard.stdout, guard.stderr]) output.resume();
  const ended = new Promise<string>((resolve) => guard.once("close", () => resolve("it ended")));
  await waitUntilHealthy(endpoint, ended);
  const client = new KinesisClient({
    endpoint,
    region: REGION,
    credentials: emulatorCredentials(),
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler(),
  });
  let made = 0;
  return {
    client,
    async streams() {
      made += 1;
      const names = Object.fromEntries(TOPICS.map((topic) => [topic, `${topic}-${made}`]));
      for (const StreamName of Object.values(names)) {
        await client.send(new CreateStreamCommand({ StreamName, ShardCount: 4 }));
      }
      return names as Record<Topic, string>;
    },
    async remove(streams) {
      for (const StreamName of Object.values(streams))
        await client.send(new DeleteStreamCommand({ StreamName }));
    },
    async stop() {
      client.destroy();
      guard.stdin?.end();
      guard.kill();
      await ended;
    },
  };
}
