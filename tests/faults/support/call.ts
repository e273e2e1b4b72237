import type { IncomingMessage } from "node:http";

/** One request to a service, read whole. */
export interface Call {
  /** Signing name of the service, such as `dynamodb`. */
  service: string;
  /** Operation, such as `PutObject`. */
  action: string;
  method: string;
  path: string;
  headers: NodeJS.Dict<string | string[]>;
  body: Buffer;
  /** Whether the text stands in the path, the body or the base64 data of one of its records. */
  mentions(text: string): boolean;
}

const S3_ACTIONS: Record<string, string> = { GET: "GetObject", PUT: "PutObject", DELETE: "DeleteObject" };

/** Reads who is called from the signature's scope, and what is asked from the target header or the path. */
export async function readCall(request: IncomingMessage): Promise<Call> {
  const { method = "GET", url: path = "/", headers } = request;
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const service = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? "")?.[1] ?? "";
  const target = String(headers["x-amz-target"] ?? "")
    .split(".")
    .pop();
  const invoked = path.includes("/invocations") ? "Invoke" : undefined;
  const action = target || invoked || (service === "s3" && S3_ACTIONS[method]) || method;
  return {
    service,
    action,
    method,
    path,
    headers,
    body,
    mentions: (text) =>
      body.includes(text) || decodeURIComponent(path).includes(text) || dataOf(body).includes(text),
  };
}

/** The records of a stream or delivery request, decoded. */
function dataOf(body: Buffer): string {
  const data = body.toString("latin1").matchAll(/"[Dd]ata":"([A-Za-z0-9+/=]+)"/g);
  return Array.from(data, ([, base64 = ""]) => Buffer.from(base64, "base64").toString("utf8")).join("\n");
}
