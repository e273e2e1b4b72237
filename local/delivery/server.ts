import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { operationOf } from "./api";
import { ApiError, invalid, notFound } from "./api/errors";
import type { Context } from "./api/operation";
import type { createAuthorization } from "./authorization";
import type { Roles } from "./destination/role";
import { log } from "./log";
import { streamArn } from "./model";
import type { Registry } from "./registry";

/** 4 MiB of records in base64, with room for the JSON around 500 of them. */
const MOST_BODY_BYTES = 8 * 1024 * 1024;

export interface ServerDeps {
  registry: Registry;
  roles: Roles;
  authorization: ReturnType<typeof createAuthorization>;
  region: string;
  account: string;
}

/** Firehose over AWS JSON 1.1 on `POST /`, and `GET /status`. */
export function createDeliveryServer(deps: ServerDeps): Server {
  const context: Context = {
    ...deps,
    stream(name = "") {
      const found = deps.registry.get(name);
      if (!found) throw notFound(name, deps.account);
      return found;
    },
  };
  const server = createServer((request, response) => {
    answer(request, response, deps, context).catch((error) => {
      log("error", "could not answer", { reason: error instanceof Error ? error.message : String(error) });
      response.destroy();
    });
  });
  server.keepAliveTimeout = 60_000;
  return server;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  deps: ServerDeps,
  context: Context,
): Promise<void> {
  if (request.method === "GET" && request.url?.split("?")[0] === "/status") {
    const streams = Object.fromEntries(
      deps.registry.all().map((stream) => [stream.definition.name, stream.status()]),
    );
    send(response, 200, { streams }, "application/json");
    return;
  }
  try {
    send(response, 200, await serve(request, deps, context));
  } catch (error) {
    const known = error instanceof ApiError;
    if (!known)
      log("error", "could not serve", { reason: error instanceof Error ? error.message : String(error) });
    const { type, status } = known ? error : { type: "ServiceUnavailableException", status: 503 };
    send(response, status, { __type: type, message: known ? error.message : "The service is unavailable." });
  }
}

async function serve(request: IncomingMessage, deps: ServerDeps, context: Context): Promise<unknown> {
  const target = request.headers["x-amz-target"];
  const { name, run } = operationOf(Array.isArray(target) ? target[0] : target);
  const body = await readBody(request);
  const input = parse(body);
  const named = input["DeliveryStreamName"];
  const stream = typeof named === "string" ? named : undefined;
  const resource = stream === undefined ? "*" : streamArn(deps.region, deps.account, stream);
  await deps.authorization.authorize({ operation: name, stream, resource, headers: request.headers, body });
  return await run(input, context);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BODY_BYTES)
      throw new ApiError(
        "RequestEntityTooLargeException",
        `The request has more than ${MOST_BODY_BYTES} bytes.`,
        413,
      );
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parse(body: Buffer): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body.toString("utf8") || "{}");
  } catch {
    throw new ApiError("SerializationException", "The request is no JSON.");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw invalid("The request is no JSON object.");
  return value as Record<string, unknown>;
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  type = "application/x-amz-json-1.1",
): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "Content-Type": type,
    "Content-Length": Buffer.byteLength(text),
    "x-amzn-RequestId": randomUUID(),
  });
  response.end(text);
}
