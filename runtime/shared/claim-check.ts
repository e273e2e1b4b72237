import { createHash } from "node:crypto";
import { CLAIM_CHECK_PREFIX, type ClaimCheck } from "../../contracts/events/event";
import type { Topic } from "../../contracts/topics";
import type { NewObject } from "./objects";

/** The part of an event a reference repeats, so that its carrier can route and partition it. */
interface Referable {
  event_id: string;
  event_type: Topic;
  timestamp: string;
}

/** Which form of an event was put aside: originals and redacted copies never share a key. */
export type Form = "original" | "redacted";

/** Puts content aside: the object that holds it and the reference to send in its place. */
export function checkIn(
  event: Referable,
  content: Uint8Array,
  form: Form,
  bucket: string,
): { object: NewObject; reference: ClaimCheck } {
  const key = `${CLAIM_CHECK_PREFIX}${form}/${event.event_id}.json`;
  return {
    object: { bucket, key, body: content, contentType: "application/json" },
    reference: {
      event_id: event.event_id,
      event_type: event.event_type,
      timestamp: event.timestamp,
      claim_check: { bucket, key, sha256: sha256(content), size: content.byteLength },
    },
  };
}

/** Whether a message is a reference: it has no `data` of its own, so that no event can pass for one. */
export function isClaimCheck(value: object): value is ClaimCheck {
  const { claim_check: check, data } = value as Partial<ClaimCheck> & { data?: unknown };
  return (
    data === undefined &&
    typeof check === "object" &&
    check !== null &&
    typeof check.bucket === "string" &&
    typeof check.key === "string" &&
    check.key.startsWith(CLAIM_CHECK_PREFIX) &&
    typeof check.sha256 === "string"
  );
}

/**
 * Fetches what a reference stands for, from the expected bucket only.
 *
 * @throws when the bucket is another one or the content is not what was put aside
 */
export async function checkOut(
  { claim_check: check }: ClaimCheck,
  bucket: string,
  read: (bucket: string, key: string) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  if (check.bucket !== bucket) throw new Error("A claim check names a bucket that is not this function's.");
  const content = await read(bucket, check.key);
  if (sha256(content) !== check.sha256) throw new Error("A claim check's content has another SHA-256.");
  return content;
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
