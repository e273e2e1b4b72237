import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { SignedRequest } from "../shared/authorize";
import { secured } from "../shared/secured";
import type { Endpoint, StoreContext, StoreServer } from "../shared/server";

/** The largest request OpenSearch Service takes on small instances, in bytes. */
const MOST_BYTES = 10 * 1024 * 1024;

/** What the front reads, not the store: who signed, and headers of one connection. */
const NOT_PASSED_ON = new Set(["authorization", "connection", "host", "transfer-encoding", "content-length"]);

/** Serves one connection to a domain: HTTPS, each request signed (SigV4) by a caller whose policies allow it. */
export function serveSigned(
  socket: Socket,
  endpoint: Endpoint,
  server: StoreServer,
  context: StoreContext,
): void {
  const http: Server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing, endpoint, server, context).catch((error: Error) => {
      context.log("error", "a request to the search store failed", { reason: error.message });
      if (outgoing.headersSent) socket.destroy();
      else refuse(outgoing, 503, "Service Unavailable");
    });
  });
  http.emit("connection", secured(socket, context.tls));
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  endpoint: Endpoint,
  server: StoreServer,
  context: StoreContext,
): Promise<void> {
  const body = await bodyOf(incoming);
  if (!body) return refuse(outgoing, 413, "Request size exceeded 10485760 bytes");
  const signed = signedRequest(incoming, body);
  const signature = signed.headers["authorization"] || signed.query.includes("X-Amz-Signature");
  if (!signature) return refuse(outgoing, 403, "User: anonymous is not authorized to perform this action");
  const domain = `arn:aws:es:${context.region}:${context.account}:domain/${endpoint.resourceId}`;
  const decision = await context.authorize(signed, {
    service: "es",
    action: actionOf(signed.method),
    resources: [`${domain}${signed.path}`],
  });
  if (!decision.allowed) return refuse(outgoing, 403, `not authorized (${decision.code})`);
  await forward(incoming, outgoing, server, body);
}

/** `es:ESHttpGet` and so on: one action for each method. */
function actionOf(method: string): string {
  return `es:ESHttp${method.charAt(0).toUpperCase()}${method.slice(1).toLowerCase()}`;
}

function signedRequest({ method = "GET", url = "/", headers }: IncomingMessage, body: Buffer): SignedRequest {
  const [path = "/", ...query] = url.split("?");
  const flat = Object.entries(headers).map(([name, value]) => [name, String(value ?? "")]);
  return { method, path, query: query.join("?"), headers: Object.fromEntries(flat), body };
}

async function forward(
  { method, url, headers }: IncomingMessage,
  outgoing: ServerResponse,
  { upstream }: StoreServer,
  body: Buffer,
): Promise<void> {
  const passed = Object.fromEntries(Object.entries(headers).filter(([name]) => !NOT_PASSED_ON.has(name)));
  const target = "path" in upstream ? { socketPath: upstream.path } : upstream;
  await new Promise<void>((resolve, reject) => {
    const onward = request(
      { ...target, method, path: url, headers: { ...passed, "content-length": body.length }, agent: false },
      (answered) => {
        outgoing.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(outgoing);
        answered.once("error", reject);
        outgoing.once("close", resolve);
      },
    );
    onward.once("error", reject);
    onward.end(body);
  });
}

/** The whole body, or undefined where it is larger than a domain takes. */
async function bodyOf(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += (chunk as Buffer).length;
    if (bytes <= MOST_BYTES) chunks.push(chunk as Buffer);
  }
  return bytes <= MOST_BYTES ? Buffer.concat(chunks) : undefined;
}

function refuse(outgoing: ServerResponse, status: number, message: string): void {
  outgoing.writeHead(status, { "content-type": "application/json" });
  outgoing.end(JSON.stringify({ message }));
}
