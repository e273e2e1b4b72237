import { connect, type Socket } from "node:net";
import { pipeline } from "node:stream";
import { secured } from "./secured";
import type { Credentials, Upstream } from "./server";

/** A front that only ends TLS: the server behind it asks its callers who they are by itself. */
export function passOn(socket: Socket, tls: Credentials, upstream: Upstream): void {
  const client = secured(socket, tls);
  const server = connect(upstream);
  server.setNoDelay(true);
  // Either side's end, in whatever way, ends the other.
  const over = () => {
    socket.destroy();
    server.destroy();
  };
  pipeline(client, server, over);
  pipeline(server, client, over);
}
