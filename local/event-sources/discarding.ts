import type { RoleClients, ServiceClients } from "./clients";
import { destinationAction, probeDestination, sendToDestination } from "./destination";
import type { Discard } from "./failure";
import { log } from "./log";
import type { Mapping } from "./mapping";
import type { Status } from "./status";

export interface DiscarderDeps {
  readonly own: Pick<ServiceClients, "sqs">;
  readonly clients: Pick<RoleClients, "sqs" | "sns" | "s3">;
  readonly status: Status;
  /** Shows what went wrong under the scope. */
  problem(scope: string, error: Error, attempted: string): void;
}

/** A mapping's on-failure destination. */
export interface Discarder {
  /** Finds out whether the role may write to a queue, once it may not again; a denial is shown at once. */
  probe(mapping: Mapping): Promise<void>;
  /** Sends what is given up. As on AWS the shard goes on where that fails, and a metric counts the lost document. */
  discard(mapping: Mapping, given: Discard): Promise<void>;
}

export function createDiscarder({ own, clients, status, problem }: DiscarderDeps): Discarder {
  let probed: string | undefined;
  return {
    probe: async (mapping) => {
      const { uuid, onFailureArn } = mapping;
      if (!onFailureArn || probed === onFailureArn) return;
      const scope = `${uuid}/destination`;
      try {
        await probeDestination(onFailureArn, clients, own.sqs);
        probed = onFailureArn;
        status.clearProblem(scope);
      } catch (error) {
        problem(scope, error as Error, destinationAction(onFailureArn));
      }
    },
    discard: async (mapping, given) => {
      const { condition, work, shard } = given;
      const { uuid, onFailureArn = "" } = mapping;
      log("warn", "records are given up", { mapping: uuid, shard, condition, records: work.records.length });
      const scope = `${uuid}/${shard}/destination`;
      try {
        await sendToDestination(mapping, given, clients, own.sqs);
        status.clearProblem(scope);
      } catch (error) {
        status.counters.destinationFailures++;
        problem(scope, error as Error, destinationAction(onFailureArn));
      }
    },
  };
}
