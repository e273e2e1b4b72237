/** A wrapped data key as the table holds it. */
export interface WrappedKey {
  wrapped: Uint8Array;
  /** ARN of the wrapping key. */
  wrappingKey: string;
  /** Seconds since the epoch at which the table ends it. */
  expiresAt: number;
}

/** What the table says of a key: it stands, or it was destroyed and must not be made again. */
export type StoredKey = WrappedKey | { destroyed: true };

/** The subject's key was destroyed: nothing more is sealed or opened for it. */
export class SubjectErased extends Error {
  override name = "SubjectErased";
  constructor() {
    super("The subject's key was destroyed.");
  }
}

/** No key stands for the subject: it ended with its retention. */
export class KeyMissing extends Error {
  override name = "KeyMissing";
  constructor() {
    super("No key stands for the subject.");
  }
}

export function isDestroyed(stored: StoredKey): stored is { destroyed: true } {
  return "destroyed" in stored;
}
