import { prepareJava } from "../java/program";
import { startJava } from "../java/start";
import { passOn } from "../shared/pass-on";
import type { StoreModule } from "../shared/server";
import { grantMaster } from "./master";

const SOURCE = {
  name: "documents",
  version: "mongo-java-server 1.47.0",
  folder: __dirname,
  main: "DocumentsServer",
};

/** Reading a file of some hundred MiB back; in milliseconds. */
const START_TIMEOUT_MS = 60_000;

/**
 * So many changes are kept for change streams: some 400 MB, and more than a reader falls behind in an outage. A store
 * of a test may keep fewer.
 */
const KEPT_CHANGES = process.env["STRATA_KEPT_CHANGES"] ?? "200000";

/**
 * The store behind DocumentDB clusters: MongoDB's protocol with change streams, SCRAM-SHA-1 and roles; data in one
 * file. All clusters of a stack share it, so their databases have to have different names.
 */
export const store: StoreModule = {
  kind: "documents",
  prepare: (options) => prepareJava(SOURCE, options),
  start: (options) =>
    startJava(options, {
      main: SOURCE.main,
      args: [KEPT_CHANGES],
      heapMiB: 256,
      timeoutMs: START_TIMEOUT_MS,
    }),
  apply: grantMaster,
  serve: (socket, _endpoint, server, { tls }) => passOn(socket, tls, server.upstream),
};
