import { prepareJava } from "../java/program";
import { startJava } from "../java/start";
import type { StoreModule } from "../shared/server";
import { serveSigned } from "./front";

const SOURCE = { name: "search", version: "OpenSearch 2.19.1", folder: __dirname, main: "SearchServer" };

/** Measured 2 to 3 s on two idle cores; a machine busy with other starts may need many times that. */
const START_TIMEOUT_MS = 120_000;

/** The store behind OpenSearch domains: OpenSearch with its k-NN plugin, one node; all domains of a stack share it. */
export const store: StoreModule = {
  kind: "search",
  prepare: (options) => prepareJava(SOURCE, options),
  start: (options) => startJava(options, { main: SOURCE.main, heapMiB: 320, timeoutMs: START_TIMEOUT_MS }),
  serve: serveSigned,
};
