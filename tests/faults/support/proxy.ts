import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Call, readCall } from "./call";

/** What the service behind the proxy said. */
export interface Answer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  body: Buffer;
}

/** One call under way. */
export interface Exchange {
  call: Call;
  /** Lets the service execute the call. */
  forward(): Promise<Answer>;
  reply(answer: Answer): void;
  /** The bare response, for answers that break off. */
  response: ServerResponse;
}

/** What happens to some calls instead of their being passed on. */
export interface Fault {
  service: string;
  action: string;
  /** Which of those calls. @default every one */
  where?: (call: Call) => boolean;
  /** How many of them. @default all, until the fault is lifted */
  times?: number;
  how(exchange: Exchange): Promise<void> | void;
}

/** A fault at work. */
export interface Injected {
  /** How many calls it has met so far. */
  hits(): number;
  lift(): void;
}

/** Where a call goes on to. */
export type Route = (call: Call) => string;

export interface FaultProxy {
  /** Listens on a loopback port for callers whose calls go on by the route. */
  listen(route: Route): Promise<string>;
  /** Does this to calls on every port. */
  inject(fault: Fault): Injected;
  stop(): Promise<void>;
}

/** Passes calls on as they are and does to some of them what it was told. */
export function createProxy(): FaultProxy {
  const servers: Server[] = [];
  const active = new Set<{ fault: Fault; left: number; hits: number }>();

  const handle = async (incoming: IncomingMessage, response: ServerResponse, route: Route) => {
    const call = await readCall(incoming);
    const exchange: Exchange = {
      call,
      response,
      forward: () => forward(route(call), call),
      reply: ({ status, headers, body }) => {
        response.writeHead(status, { ...headers, "content-length": body.byteLength }).end(body);
      },
    };
    for (const entry of active) {
      const { fault } = entry;
      if (entry.left <= 0 || fault.service !== call.service || fault.action !== call.action) continue;
      if (fault.where && !fault.where(call)) continue;
      entry.left -= 1;
      entry.hits += 1;
      return fault.how(exchange);
    }
    exchange.reply(await exchange.forward());
  };

  return {
    async listen(route) {
      const server = createServer((incoming, response) => {
        // A caller that went away before its answer came is what some faults are about.
        response.on("error", () => undefined);
        handle(incoming, response, route).catch((error: Error) => response.destroy(error));
      });
      servers.push(server);
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    inject: (fault) => {
      const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY, hits: 0 };
      active.add(entry);
      return { hits: () => entry.hits, lift: () => void active.delete(entry) };
    },
    async stop() {
      for (const server of servers) {
        const closed = new Promise((resolve) => server.close(resolve));
        server.closeAllConnections();
        await closed;
      }
    },
  };
}

const HOP_BY_HOP = ["connection", "keep-alive", "transfer-encoding", "content-length"];

/** The Host header stays the caller's: it is part of what was signed. */
function forward(endpoint: string, { method, path, headers, body }: Call): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${endpoint}${path}`, {
      method,
      headers: { ...headers, "content-length": body.byteLength, connection: "close" },
    });
    outgoing.on("error", reject);
    outgoing.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const kept = Object.entries(response.headers).filter(([name]) => !HOP_BY_HOP.includes(name));
        resolve({
          status: response.statusCode ?? 500,
          headers: Object.fromEntries(kept),
          body: Buffer.concat(chunks),
        });
      });
    });
    outgoing.end(body);
  });
}
