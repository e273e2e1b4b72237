import { createServer } from "node:http";

/** The least that the supervisor asks of a program: serve, say so, end with the owner. As the stores' process it has none. */
const server = createServer(({ url }, response) => response.end(url === "/stores" ? "[]" : "{}"));
server.listen(Number(process.env["STRATA_PORT"]), "127.0.0.1", () => {
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ ready: true, port })}\n`);
});
process.on("disconnect", () => process.exit(0));
