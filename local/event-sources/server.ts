import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { StatusReport } from "./status";

/** Serves `GET /status` on the loopback interface; port 0 takes a free one. Answers the port it listens on. */
export function serveStatus(port: number, report: () => StatusReport): Promise<number> {
  const server = createServer((request, response) => {
    const found = request.method === "GET" && request.url === "/status";
    const body = found
      ? report()
      : { error: `${request.method} ${request.url} is not known; use GET /status` };
    response.writeHead(found ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}
