import { message, publisherTo } from "./publishers";
import { createService } from "./service";

/**
 * A process that publishes and is then told to end. Arguments: `own` for a handler of its own, which ends with 7;
 * `off` for publishers that leave the signal alone. Writes what was stored, line by line.
 */
const [mode = ""] = process.argv.slice(2);

if (mode === "own") process.on("SIGTERM", () => setTimeout(() => process.exit(7), 300));
// Keeps the process alive, as a server would.
setInterval(() => undefined, 60_000);

for (const name of ["one", "two"]) {
  const service = createService(() => ({ turns: [20, 0] }));
  const publisher = publisherTo(service.sink, { maxAgeMs: 60_000, closeOnSigterm: mode !== "off" });
  void publisher.publish(message()).then(({ status }) => process.stdout.write(`${name} ${status}\n`));
}
process.send?.("ready");
process.on("disconnect", () => process.exit(1));
