import { createServer, type IncomingMessage, type Server } from "node:http";
import { STORES, type StoreKind } from "../../contracts/stores";
import type { Kind } from "./kind";
import type { StoreRequest } from "./shared/server";

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A request is a few short facts. */
const MOST_BYTES = 65_536;

/**
 * The stores' control API on loopback: `GET /stores`, `PUT` and `DELETE /stores/{kind}/{identifier}`,
 * `POST /stores/{kind}/{start,stop,kill}`. What concerns one kind happens one after the other.
 * @param changed - called after an endpoint was opened or closed
 */
export function createControl(kinds: Readonly<Record<StoreKind, Kind>>, changed: () => void): Server {
  const turns = new Map<StoreKind, Promise<unknown>>();
  const inTurn = <T>(kind: StoreKind, work: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(kind) ?? Promise.resolve()).then(work, work);
    turns.set(kind, turn);
    return turn;
  };
  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const [root, name, what, ...rest] = (request.url ?? "").slice(1).split("/").map(decodeURIComponent);
    if (root !== "stores" || rest.length > 0) return notKnown(request);
    if (request.method === "GET" && !name) return ok(STORES.map((kind) => kinds[kind].status()));
    const kind = STORES.find((known) => known === name);
    if (!kind || !what) return notKnown(request);
    const store = kinds[kind];
    if (request.method === "PUT") {
      const facts = await requestOf(request);
      const { address, port } = await inTurn(kind, () => store.open(what, facts));
      changed();
      return ok({ address, port });
    }
    if (request.method === "DELETE") {
      await inTurn(kind, () => store.close(what));
      changed();
      return ok({});
    }
    if (request.method !== "POST" || !(what === "start" || what === "stop" || what === "kill"))
      return notKnown(request);
    await inTurn(kind, store[what]);
    return ok(store.status());
  };
  return createServer((request, response) => {
    answer(request)
      .catch((error: Error): Answer => ({ status: 500, body: { error: error.message } }))
      .then(({ status, body }) => {
        response.writeHead(status, { "content-type": "application/json" });
        response.end(JSON.stringify(body));
      });
  });
}

const ok = (body: unknown): Answer => ({ status: 200, body });

const notKnown = ({ method, url }: IncomingMessage): Answer => ({
  status: 404,
  body: { error: `${method} ${url} is not known; kinds: ${STORES.join(", ")}` },
});

async function requestOf(message: IncomingMessage): Promise<StoreRequest> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message) {
    bytes += (chunk as Buffer).length;
    if (bytes > MOST_BYTES) throw new Error(`the request is longer than ${MOST_BYTES} bytes`);
    chunks.push(chunk as Buffer);
  }
  const request = JSON.parse(Buffer.concat(chunks).toString("utf8")) as StoreRequest;
  if (typeof request?.resourceId !== "string") throw new Error("the request has no resourceId");
  return request;
}
