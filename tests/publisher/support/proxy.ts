import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What happens to one PutRecords request on its way: see `createProxy`. */
export type Mishap = "throttled" | "unavailable" | "partial" | "answer lost" | undefined;

/** A loopback endpoint before the emulator in which requests come to harm. */
export interface LossyProxy {
  endpoint: string;
  /** Records of each PutRecords request that came by, as the SDK sent them. */
  requests: { PartitionKey: string; Data: string }[][];
  stop(): Promise<void>;
}

type Answer = { status: number; body: string };

/**
 * Passes requests on to `target`. The request of a number, from 0, may be refused as throttled (400) or unavailable
 * (503), be stored but for every second record, which the answer names as throttled, or be stored whole with the
 * connection cut before the answer.
 */
export async function createProxy(target: string, mishapOf: (number: number) => Mishap): Promise<LossyProxy> {
  const requests: LossyProxy["requests"] = [];
  const server = createServer((incoming, outgoing) => {
    void handle(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const text = await textOf(incoming);
    const body = JSON.parse(text);
    const mishap = mishapOf(requests.length);
    requests.push(body.Records);
    const { status, body: answer } = await answerTo(mishap, incoming, text);
    if (mishap === "answer lost") outgoing.destroy();
    else outgoing.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(answer);
  }

  async function answerTo(mishap: Mishap, incoming: IncomingMessage, text: string): Promise<Answer> {
    if (mishap === "throttled") return { status: 400, body: fault("ProvisionedThroughputExceededException") };
    if (mishap === "unavailable") return { status: 503, body: fault("ServiceUnavailable") };
    if (mishap !== "partial") return pass(incoming, text);
    const body = JSON.parse(text);
    const passes = (_: unknown, at: number) => at % 2 === 1;
    const part = await pass(incoming, JSON.stringify({ ...body, Records: body.Records.filter(passes) }));
    const stored = JSON.parse(part.body).Records.values();
    const Records = body.Records.map((record: unknown, at: number) =>
      passes(record, at)
        ? stored.next().value
        : { ErrorCode: "ProvisionedThroughputExceededException", ErrorMessage: "Rate exceeded for shard" },
    );
    return {
      status: 200,
      body: JSON.stringify({ FailedRecordCount: Math.ceil(Records.length / 2), Records }),
    };
  }

  function pass({ method, headers, url }: IncomingMessage, body: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const length = { "content-length": Buffer.byteLength(body) };
      const passed = request(`${target}${url}`, { method, headers: { ...headers, ...length } }, (answer) => {
        textOf(answer).then((text) => resolve({ status: answer.statusCode ?? 0, body: text }), reject);
      });
      passed.on("error", reject).end(body);
    });
  }
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const fault = (type: string) => JSON.stringify({ __type: type, message: "injected" });
