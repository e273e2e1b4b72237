import { createHash } from "node:crypto";
import { ErrorReply } from "@redis/client";
import type { Client, Connect } from "./connection";
import { CacheFailure, failureOf } from "./failure";

/** A piece of Lua that Redis runs as one: whole or not at all, and alone. */
export interface Script {
  readonly text: string;
  readonly sha1: string;
}

export interface Cache {
  /**
   * Runs one command; each word goes as a word of its own, whatever it holds.
   *
   * @throws CacheFailure
   */
  run<T>(...command: [string, ...string[]]): Promise<T>;
  /** Runs a script on one key. @throws CacheFailure */
  eval<T>(script: Script, key: string, ...values: string[]): Promise<T>;
  close(): Promise<void>;
}

/** Longest time for one call, milliseconds. */
const CALL_MS = 6_000;

/**
 * A cache over one connection, which is opened by the first call, shared by those that follow, and opened again after
 * it broke. One per worker is enough: commands of calls that overlap go out one behind the other.
 */
export function openCache(connect: Connect, callMs: number = CALL_MS): Cache {
  let open: Promise<Client> | undefined;

  const connection = (): Promise<Client> => {
    if (open) return open;
    const opening = connect();
    const forget = () => {
      if (open === opening) open = undefined;
    };
    opening.then((client) => {
      client.once("error", forget);
      client.once("end", forget);
    }, forget);
    open = opening;
    return opening;
  };
  const call = async <T>(command: readonly string[]): Promise<T> => {
    const client = await connection();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        open = undefined;
        client.destroy();
        reject(new CacheFailure("away", "timeout"));
      }, callMs);
    });
    try {
      return (await Promise.race([client.sendCommand([...command]), late])) as T;
    } finally {
      clearTimeout(timer);
    }
  };
  const told = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error) => {
      throw failureOf(error);
    });
  return {
    run: (...command) => told(call(command)),
    eval: <T>({ sha1, text }: Script, key: string, ...values: string[]) =>
      told(
        call<T>(["EVALSHA", sha1, "1", key, ...values]).catch((error) => {
          if (!(error instanceof ErrorReply && error.message.startsWith("NOSCRIPT"))) throw error;
          return call<T>(["EVAL", text, "1", key, ...values]);
        }),
      ),
    async close() {
      const client = await open?.catch(() => undefined);
      open = undefined;
      if (client?.isOpen) client.destroy();
    },
  };
}

export function script(text: string): Script {
  return { text, sha1: createHash("sha1").update(text).digest("hex") };
}
