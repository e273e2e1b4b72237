import { setTimeout as sleep } from "node:timers/promises";
import { RestoreObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { eachOf } from "../quarantine/batches";
import type { Tier } from "./estimate";
import { type ArchivedObject, stateOf } from "./objects";

export interface RestoreOrder {
  bucket: string;
  tier: Tier;
  /** Days the copies stay, 1 or more. */
  days: number;
}

/** An object S3 did not take the order for, with S3's code. */
export interface Refused {
  key: string;
  code: string;
}

/** Objects ordered between two reports. */
const GROUP = 64;

/**
 * Orders a copy of every archived object. One that was ordered before is not ordered again, so that a run that was
 * stopped can be gone on with. Needs `s3:RestoreObject`.
 */
export async function orderRestores(
  client: S3Client,
  objects: readonly ArchivedObject[],
  { bucket, tier, days }: RestoreOrder,
  signal: AbortSignal,
  onProgress: (ordered: number) => void,
): Promise<{ ordered: number; refused: Refused[] }> {
  const wanted = objects.filter(({ state }) => state === "archived");
  const refused: Refused[] = [];
  let ordered = 0;
  for (let at = 0; at < wanted.length && !signal.aborted; at += GROUP) {
    await eachOf(wanted.slice(at, at + GROUP), async ({ key }) => {
      try {
        const RestoreRequest = { Days: days, GlacierJobParameters: { Tier: tier } };
        await client.send(new RestoreObjectCommand({ Bucket: bucket, Key: key, RestoreRequest }));
        ordered += 1;
      } catch (error) {
        const code = (error as Error).name;
        if (code === "RestoreAlreadyInProgress") ordered += 1;
        else refused.push({ key, code });
      }
    });
    onProgress(ordered);
  }
  return { ordered, refused };
}

/**
 * Waits until every object can be read or the signal asks to stop; resolves to where each stands then.
 *
 * @param pauseMs between two looks, milliseconds
 */
export async function untilReadable(
  client: S3Client,
  bucket: string,
  objects: readonly ArchivedObject[],
  pauseMs: number,
  signal: AbortSignal,
  onProgress: (readable: number) => void,
): Promise<ArchivedObject[]> {
  let states = [...objects];
  for (;;) {
    states = await eachOf(states, (object) =>
      object.state === "readable" || signal.aborted
        ? Promise.resolve(object)
        : stateOf(client, bucket, object),
    );
    const readable = states.filter(({ state }) => state === "readable").length;
    onProgress(readable);
    if (readable === states.length || signal.aborted) return states;
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}
