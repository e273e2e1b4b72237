import { createServer, type Socket } from "node:net";

/** One endpoint's port. It stays bound while the store is stopped, so that no other process gets it meanwhile. */
export interface Listener {
  readonly port: number;
  /** Cuts off every client. */
  cut(): void;
  close(): Promise<void>;
}

/**
 * Listens on loopback.
 * @param port - 0 takes a free one
 * @param serve - returns false while the store is stopped: the connection is then reset at once
 */
export function listen(port: number, serve: (socket: Socket) => boolean): Promise<Listener> {
  const clients = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    clients.add(socket);
    socket.on("error", () => socket.destroy());
    socket.once("close", () => clients.delete(socket));
    if (!serve(socket)) socket.resetAndDestroy();
  });
  const cut = () => {
    for (const client of clients) client.resetAndDestroy();
  };
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: "127.0.0.1", port, exclusive: true }, () => {
      const address = server.address();
      resolve({
        port: typeof address === "object" && address ? address.port : port,
        cut,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            cut();
          }),
      });
    });
  });
}
