import type { Socket } from "node:net";
import type { Duplex } from "node:stream";

/** Passes bytes both ways until one side ends. @param first - what goes to the server before all else */
export function pass(client: Duplex, upstream: Socket, first?: Buffer): void {
  const end = () => {
    client.destroy();
    upstream.destroy();
  };
  for (const side of [client, upstream]) {
    side.on("error", end);
    side.on("close", end);
  }
  upstream.setNoDelay(true);
  if (first) upstream.write(first);
  client.pipe(upstream);
  upstream.pipe(client);
}
