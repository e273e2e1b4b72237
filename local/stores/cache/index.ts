import type { StoreModule } from "../shared/server";
import { serveClient } from "./front";
import { installation } from "./installation";
import { startServer } from "./server";

/** Redis in place of an ElastiCache replication group without shards. */
export const store: StoreModule = {
  kind: "cache",
  prepare: installation,
  start: startServer,
  serve(socket, endpoint, server, context) {
    void serveClient(socket, endpoint, server, context);
  },
};
