import { connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { pass } from "../shared/pass";
import { secured } from "../shared/secured";
import type { Endpoint, StoreContext, StoreServer } from "../shared/server";
import { login } from "./login";
import { commandOf, readCommand } from "./resp";

/** A client has this long to say who it is, in milliseconds. */
const LOGIN_MS = 15_000;

/** ElastiCache ends connections that were opened with IAM after 12 hours. */
const LONGEST_MS = 12 * 3_600_000;

/** Commands that a client may send before it says who it is, each of which is answered with this error. */
const REFUSED = "-NOAUTH Authentication required.\r\n";
const WRONG = "-WRONGPASS invalid username-password pair or user is disabled.\r\n";

/** Serves one connection: TLS first, then who it is (`AUTH` or `HELLO … AUTH`), then Redis itself. */
export async function serveClient(
  socket: Socket,
  endpoint: Endpoint,
  server: StoreServer,
  context: StoreContext,
): Promise<void> {
  const timer = setTimeout(() => socket.destroy(), LOGIN_MS);
  try {
    const client = secured(socket, context.tls);
    for (;;) {
      const words = await readCommand(client);
      const place = placeOfUser(words);
      if (place === undefined) {
        client.write(REFUSED);
        continue;
      }
      const [user = "", token = ""] = words.slice(place, place + 2).map(String);
      const inner = await login(user, token, endpoint, server, context);
      if (inner) {
        const command = [...words.slice(0, place), inner.name, inner.password, ...words.slice(place + 2)];
        open(client, server, commandOf(command));
        return;
      }
      client.write(WRONG);
    }
  } catch (error) {
    if (!socket.destroyed)
      context.log("warn", "a cache connection failed", { reason: (error as Error).message });
    socket.destroy();
  } finally {
    clearTimeout(timer);
  }
}

function open(client: Duplex, server: StoreServer, first: Buffer): void {
  const upstream = connect("path" in server.upstream ? { path: server.upstream.path } : server.upstream);
  const timer = setTimeout(() => client.destroy(), LONGEST_MS);
  upstream.once("close", () => clearTimeout(timer));
  pass(client, upstream, first);
}

/** Index of the user's name in `AUTH name token` and `HELLO n AUTH name token`; undefined for any other command. */
function placeOfUser(words: readonly Buffer[]): number | undefined {
  const [command, , option] = words.map((word) => word.toString("latin1").toUpperCase());
  if (command === "AUTH" && words.length === 3) return 1;
  return command === "HELLO" && option === "AUTH" && words.length >= 5 ? 3 : undefined;
}
