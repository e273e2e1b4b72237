import { connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { pass } from "../shared/pass";
import { secured } from "../shared/secured";
import type { Endpoint, StoreContext, StoreServer } from "../shared/server";
import { refusalOf } from "./login";
import {
  askPassword,
  CANCEL_REQUEST,
  fatal,
  GSS_REQUEST,
  PROTOCOL_3,
  parametersOf,
  readStart,
  SSL_REQUEST,
  startMessage,
} from "./messages";

/** A client has this long to say who it is, in milliseconds; the emulator decides within it. */
const LOGIN_MS = 15_000;

/** Serves one connection: TLS first, then who it is, then PostgreSQL itself. */
export async function serveClient(
  socket: Socket,
  endpoint: Endpoint,
  server: StoreServer,
  context: StoreContext,
): Promise<void> {
  const timer = setTimeout(() => socket.destroy(), LOGIN_MS);
  try {
    const client = await encrypted(socket, context);
    const start = client && (await readStart(client));
    if (!client || !start) return;
    if (start.code === CANCEL_REQUEST) return pass(client, connectTo(server), start.raw);
    if (start.code !== PROTOCOL_3) return refuse(client, "0A000", "unsupported frontend protocol");
    const parameters = parametersOf(start.raw);
    const user = parameters.get("user") ?? "";
    const refusal = await refusalOf(user, await askPassword(client), endpoint, server, context);
    if (refusal) return refuse(client, refusal.code, refusal.message);
    if (endpoint.readOnly) parameters.set("options", readOnlyOptions(parameters.get("options")));
    pass(client, connectTo(server), startMessage(parameters));
  } catch (error) {
    context.log("warn", "a database connection failed", { reason: (error as Error).message });
    socket.destroy();
  } finally {
    clearTimeout(timer);
  }
}

/** The client's connection once it has asked for TLS; one that goes on without is refused, as `rds.force_ssl` does. */
async function encrypted(socket: Socket, { tls }: StoreContext): Promise<Duplex | undefined> {
  for (;;) {
    const { code } = await readStart(socket);
    if (code === GSS_REQUEST) socket.write("N");
    else if (code === SSL_REQUEST) {
      // What came before encryption must not be taken for what comes in it.
      if (socket.readableLength > 0) throw new Error("bytes before TLS");
      socket.write("S");
      return secured(socket, tls);
    } else {
      refuse(socket, "28000", "no pg_hba.conf entry for this host and user, no encryption");
      return undefined;
    }
  }
}

function refuse(client: Duplex, code: string, message: string): void {
  client.end(fatal(code, message));
}

function connectTo(server: StoreServer): Socket {
  return connect("path" in server.upstream ? { path: server.upstream.path } : server.upstream);
}

/** A replica takes no writes. A session could still switch this off, which a real replica does not allow. */
function readOnlyOptions(options = ""): string {
  return `${options} -c default_transaction_read_only=on`.trim();
}
