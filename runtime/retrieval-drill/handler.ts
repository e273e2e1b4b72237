import { GetObjectCommand, HeadObjectCommand, RestoreObjectCommand } from "@aws-sdk/client-s3";
import { clientSettings } from "../shared/client";
import { describeFailure } from "../shared/failure";
import { createLog, type Log } from "../shared/log";
import { s3Client } from "../shared/objects";
import {
  type Canary,
  DrillFailed,
  type DrillRequest,
  type ObjectHead,
  type RestoreTier,
  restoreState,
  verifyContent,
} from "./core";

export type { Canary, DrillRequest } from "./core";

export interface RetrievalDrillSettings {
  /** Days a restored copy stays. */
  days: number;
}

export interface RetrievalDrillDeps {
  head(canary: Canary): Promise<ObjectHead>;
  /** Orders a copy; one that is on its way or there already is left as it is. */
  restore(canary: Canary, tier: RestoreTier): Promise<void>;
  read(canary: Canary): Promise<Uint8Array>;
  log: Log;
}

export interface DrillAnswer {
  state: "restoring" | "readable" | "verified";
  bytes?: number;
}

/** One step of a drill; the state machine decides about the next. @throws DrillFailed and what S3 throws */
export function createRetrievalDrillHandler({ head, restore, read, log }: RetrievalDrillDeps) {
  const take = async ({ step, canary, tier }: DrillRequest): Promise<DrillAnswer> => {
    if (step === "verify") return { state: "verified", ...verifyContent(await read(canary), canary) };
    const state = restoreState(await head(canary));
    if (state !== "archived") return { state };
    if (step === "look") throw new DrillFailed("No copy of the canary is ordered or there.");
    await restore(canary, tier);
    return { state: "restoring" };
  };
  return async (request: DrillRequest): Promise<DrillAnswer> => {
    try {
      const answer = await take(request);
      log.info("drill_step", { step: request.step, bucket: request.canary.bucket, ...answer });
      return answer;
    } catch (error) {
      log.error("drill_failed", {
        step: request.step,
        bucket: request.canary.bucket,
        ...describeFailure(error),
      });
      throw error;
    }
  };
}

/** Longest time of one call, milliseconds: three tries fit into the function's 30 s. */
const ANSWER_MS = 8_000;

/** Cold-start wiring of the drill: the only place that builds clients. */
export function retrievalDrillFactory({ days }: RetrievalDrillSettings) {
  const client = s3Client(process.env, clientSettings(ANSWER_MS));
  const place = ({ bucket, key }: Canary) => ({ Bucket: bucket, Key: key });
  return createRetrievalDrillHandler({
    head: async (canary) => {
      const { StorageClass, Restore } = await client.send(new HeadObjectCommand(place(canary)));
      return { storageClass: StorageClass, restore: Restore };
    },
    restore: async (canary, tier) => {
      try {
        const RestoreRequest = { Days: days, GlacierJobParameters: { Tier: tier } };
        await client.send(new RestoreObjectCommand({ ...place(canary), RestoreRequest }));
      } catch (error) {
        if ((error as Error).name !== "RestoreAlreadyInProgress") throw error;
      }
    },
    read: async (canary) => {
      const { Body } = await client.send(new GetObjectCommand(place(canary)));
      return (await Body?.transformToByteArray()) ?? new Uint8Array();
    },
    log: createLog({ job: "retrieval-drill" }),
  });
}
