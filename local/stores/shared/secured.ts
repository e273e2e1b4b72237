import type { Socket } from "node:net";
import { createSecureContext, type SecureContext, TLSSocket } from "node:tls";
import type { Credentials } from "./server";

const contexts = new WeakMap<Credentials, SecureContext>();

/** Ends TLS on a client's connection: the plain side of it. One that does not speak TLS is cut off. */
export function secured(socket: Socket, tls: Credentials): TLSSocket {
  let secureContext = contexts.get(tls);
  if (!secureContext) {
    secureContext = createSecureContext({ key: tls.key, cert: tls.cert, minVersion: "TLSv1.2" });
    contexts.set(tls, secureContext);
  }
  const plain = new TLSSocket(socket, { isServer: true, secureContext });
  plain.on("error", () => socket.destroy());
  return plain;
}
