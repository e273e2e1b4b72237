import type { StoreKind } from "../../contracts/stores";
import { authorityFile } from "../stores";
import type { StoreStatus } from "../stores/kind";
import type { StackRecord } from "./record";

/** Handle of a running stack's stores. */
export interface StackStores {
  /** URL of their control API. */
  readonly url: string;
  /** File of the authority that signed their certificates. */
  readonly authority: string;
  status(): Promise<StoreStatus[]>;
  /** Starts a stopped server on the same data and ports. */
  start(kind: StoreKind): Promise<void>;
  /** Ends the server in order; its endpoints reset connections until it is started again. */
  stop(kind: StoreKind): Promise<void>;
  /** SIGKILL. */
  kill(kind: StoreKind): Promise<void>;
}

/** A server that was never started needs longest: OpenSearch and its plugins; in milliseconds. */
const TIMEOUT_MS = 120_000;

/** @param dir - folder of the stores */
export function stackStores({ storesUrl }: Pick<StackRecord, "storesUrl">, dir: string): StackStores {
  const order = (what: string) => async (kind: StoreKind) => {
    await ask(`${storesUrl}/stores/${kind}/${what}`, "POST", TIMEOUT_MS);
  };
  return {
    url: storesUrl,
    authority: authorityFile(dir),
    status: () => storesStatus(storesUrl),
    start: order("start"),
    stop: order("stop"),
    kill: order("kill"),
  };
}

/** The state of each kind of store. @throws Error where the stores' process does not answer */
export async function storesStatus(url: string): Promise<StoreStatus[]> {
  return (await ask(`${url}/stores`, "GET", 5000)) as StoreStatus[];
}

async function ask(url: string, method: string, timeoutMs: number): Promise<unknown> {
  const answer = await fetch(url, { method, signal: AbortSignal.timeout(timeoutMs) });
  const body = (await answer.json()) as { error?: string };
  if (!answer.ok) throw new Error(`${method} ${new URL(url).pathname}: ${body.error ?? answer.status}`);
  return body;
}
