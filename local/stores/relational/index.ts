import { masterOf } from "../shared/master";
import type { StoreModule } from "../shared/server";
import { make } from "./administration";
import { serveClient } from "./front";
import { installation } from "./installation";
import { startServer } from "./server";

/** PostgreSQL 15 in place of RDS. */
export const store: StoreModule = {
  kind: "relational",
  prepare: installation,
  start: startServer,
  async apply(server, endpoint, context) {
    const master = endpoint.masterSecret ? await masterOf(endpoint.masterSecret, context) : undefined;
    await make(server, endpoint, master?.username);
  },
  serve(socket, endpoint, server, context) {
    void serveClient(socket, endpoint, server, context);
  },
};
