import { createHash } from "node:crypto";

/** What a drill restores: an object that is only there to be restored, and the hash its content has to have. */
export interface Canary {
  bucket: string;
  key: string;
  /** Of the content, lower-case hexadecimal. */
  sha256: string;
}

/** Ways of asking, from quick and dear to slow and cheap. */
export type RestoreTier = "Expedited" | "Standard" | "Bulk";

export interface DrillRequest {
  step: "begin" | "look" | "verify";
  canary: Canary;
  tier: RestoreTier;
}

/** What S3 says of an object. */
export interface ObjectHead {
  /** Absent for Standard. */
  storageClass: string | undefined;
  /** Header `x-amz-restore`. */
  restore: string | undefined;
}

/** A drill that did not hold. The name is what the state machine's history and its alarm show. */
export class DrillFailed extends Error {
  override name = "DrillFailed";
}

const ARCHIVED = new Set(["GLACIER", "DEEP_ARCHIVE"]);

/**
 * How far a restore is. An object that lies in no archive proves nothing.
 *
 * @throws DrillFailed
 */
export function restoreState({ storageClass, restore }: ObjectHead): "archived" | "restoring" | "readable" {
  if (!ARCHIVED.has(storageClass ?? "STANDARD"))
    throw new DrillFailed(`The canary lies in ${storageClass ?? "STANDARD"}, in no archive.`);
  if (restore === undefined) return "archived";
  return restore.includes('ongoing-request="true"') ? "restoring" : "readable";
}

/** @throws DrillFailed when the content is not what was stored */
export function verifyContent(content: Uint8Array, { sha256 }: Canary): { bytes: number } {
  const found = createHash("sha256").update(content).digest("hex");
  if (found !== sha256) throw new DrillFailed(`The canary's content has the hash ${found}.`);
  return { bytes: content.length };
}
