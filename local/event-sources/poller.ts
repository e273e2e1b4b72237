import { join } from "node:path";
import { forgetCheckpoints } from "./checkpoint";
import { type Connection, roleClients, serviceClients } from "./clients";
import { consumeMapping, type MappingConsumer } from "./consumer";
import { discover, type Found } from "./discovery";
import { log } from "./log";
import { createSignal } from "./signal";
import { createStatus, type StatusReport } from "./status";

/** Mappings are looked for again after a second, and slower by and by while they stay as they are. */
const DISCOVERY_MS = { first: 1000, most: 4000 };

export interface PollerOptions extends Connection {
  /** Folder of the checkpoints. */
  readonly stateDir: string;
  /** URL of the stores' control API; DocumentDB sources need it. */
  readonly storesUrl?: string | undefined;
}

export interface Poller {
  status(): StatusReport;
  /** Ends after the running invocations. */
  stop(): Promise<void>;
}

/** Follows the account's stream mappings: begins new ones, changes, pauses and ends them as they are listed. */
export function startPoller(options: PollerOptions): Poller {
  const own = serviceClients(options);
  const status = createStatus();
  const signal = createSignal();
  const consumers = new Map<string, MappingConsumer>();
  const stateDir = join(options.stateDir, "checkpoints");
  let stopping = false;
  let wait = DISCOVERY_MS.first;
  let last = "";

  const problem = (scope: string, functionArn: string, error: Error, attempted: string) => {
    if (status.setProblem(scope, functionArn, error, attempted))
      log("error", `${attempted} failed`, { mapping: scope, function: functionArn, error: error.message });
  };
  const end = async (uuid: string) => {
    await consumers.get(uuid)?.stop();
    consumers.delete(uuid);
  };

  const apply = async (found: Found) => {
    const { uuid } = found;
    const scope = `${uuid}/mapping`;
    if ("fault" in found) {
      problem(scope, found.functionArn, found.fault, "reading the mapping");
      return end(uuid);
    }
    const { mapping, roleArn } = found;
    const running = consumers.get(uuid);
    if (running && (!mapping.enabled || running.roleArn !== roleArn)) {
      log("info", mapping.enabled ? "role changed" : "mapping paused", { mapping: uuid });
      await end(uuid);
    }
    try {
      if (!mapping.enabled) return;
      const consumer = consumers.get(uuid);
      if (consumer) consumer.update(mapping);
      else {
        const clients = roleClients(options, own.sts, roleArn);
        const deps = {
          own,
          clients,
          roleArn,
          region: options.region,
          storesUrl: options.storesUrl,
          stateDir,
          status,
        };
        consumers.set(uuid, consumeMapping(mapping, deps));
        log("info", "mapping begins", {
          mapping: uuid,
          function: mapping.functionArn,
          source: mapping.sourceArn,
        });
      }
      status.clearProblem(scope);
    } catch (error) {
      problem(scope, mapping.functionArn, error as Error, "beginning the mapping");
    }
  };

  const pass = async () => {
    const found = await discover(own.lambda);
    status.clearProblem("discovery");
    const listed = new Set(found.map(({ uuid }) => uuid));
    for (const uuid of consumers.keys())
      if (!listed.has(uuid)) {
        log("info", "mapping was deleted", { mapping: uuid });
        await end(uuid);
      }
    forgetCheckpoints(stateDir, listed);
    await Promise.all(found.map(apply));
    const text = JSON.stringify(found);
    wait = text === last ? Math.min(wait * 1.5, DISCOVERY_MS.most) : DISCOVERY_MS.first;
    last = text;
  };

  const run = async () => {
    while (!stopping) {
      await pass().catch((error) => {
        wait = DISCOVERY_MS.first;
        problem("discovery", "", error, "lambda:ListEventSourceMappings");
      });
      if (!stopping) await signal.wait(wait);
    }
  };
  const done = run();
  return {
    status: () => status.report(consumers.size),
    stop: async () => {
      stopping = true;
      signal.notify();
      await done;
      await Promise.all([...consumers.keys()].map(end));
    },
  };
}
