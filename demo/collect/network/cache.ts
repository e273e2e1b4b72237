import { createClient } from "@redis/client";
import type { Witness } from "../stores";
import type { Hashes } from "./contexts";

/**
 * Every key with its value, read from the server itself: what the users of the cache may not read is searched too.
 *
 * @param path socket that only the stack's owner can reach
 */
export async function readCache(path: string, witness: Witness): Promise<Hashes> {
  const client = createClient({ socket: { path, reconnectStrategy: false }, RESP: 2 });
  client.on("error", () => undefined);
  await client.connect();
  const hashes = new Map<string, Map<string, string>>();
  try {
    for await (const keys of client.scanIterator({ COUNT: 1_000 })) {
      for (const key of keys) {
        const type = await client.type(key);
        if (type === "hash") {
          const fields = await client.hGetAll(key);
          witness(`redis ${key}`, Buffer.from(JSON.stringify(fields)));
          hashes.set(key, new Map(Object.entries(fields)));
        } else {
          const value = await client.sendCommand(READ[type]?.(key) ?? ["DUMP", key]);
          witness(`redis ${key}`, Buffer.from(JSON.stringify(value)));
        }
      }
    }
  } finally {
    client.destroy();
  }
  return hashes;
}

/** How the whole value of a key is had, by its type. */
const READ: Readonly<Record<string, (key: string) => string[]>> = {
  string: (key) => ["GET", key],
  list: (key) => ["LRANGE", key, "0", "-1"],
  set: (key) => ["SMEMBERS", key],
  zset: (key) => ["ZRANGE", key, "0", "-1", "WITHSCORES"],
  stream: (key) => ["XRANGE", key, "-", "+"],
};
