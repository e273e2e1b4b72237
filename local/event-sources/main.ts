import { endWithParent } from "../shared/lifeline";
import { log } from "./log";
import { type PollerOptions, startPoller } from "./poller";
import { serveStatus } from "./server";

/** A stop waits this long, in milliseconds, for running invocations; what they did is then delivered once more. */
const STOP_MS = 10_000;

/**
 * The event-source process of the local stack. Environment: STRATA_ENDPOINT (the emulator), STRATA_STATE_DIR
 * (checkpoints), AWS_REGION, STRATA_STORES_ENDPOINT and STRATA_PORT (optional) and the emulator's root credentials. Prints `{"ready":true,"port":N}`
 * on stdout once it polls, ends on SIGTERM and SIGINT after the running invocations, and at once when its parent ends.
 */
async function main(): Promise<void> {
  const options: PollerOptions = {
    endpoint: required("STRATA_ENDPOINT"),
    stateDir: required("STRATA_STATE_DIR"),
    region: required("AWS_REGION"),
    storesUrl: process.env["STRATA_STORES_ENDPOINT"],
  };
  const poller = startPoller(options);
  const port = await serveStatus(Number(process.env["STRATA_PORT"] ?? 0), poller.status);
  const stop = () => {
    setTimeout(() => process.exit(0), STOP_MS).unref();
    poller.stop().then(() => process.exit(0), fail);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  process.stdout.write(`${JSON.stringify({ ready: true, port })}\n`);
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; the event sources need it`);
  return value;
}

function fail(error: unknown): void {
  log("error", error instanceof Error ? error.message : String(error));
  process.exit(1);
}

// Checkpoints are safe at any moment, so an orphan needs no orderly end.
endWithParent();
main().catch(fail);
