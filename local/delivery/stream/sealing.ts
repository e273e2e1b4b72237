import type { Commits } from "../journal/commits";
import type { Definition } from "../model";
import { bufferBytes, bufferMs } from "./store";
import { sealBuffer } from "./upload";
import type { Uploads } from "./uploads";

export interface SealingDeps {
  commits: Commits;
  uploads: Uploads;
  definition: () => Definition;
  /** Whether buffers may no longer wait to be full. */
  flushing: () => boolean;
}

/** Makes objects of the buffers that are full or old enough, whichever comes first; ms until the next one is. */
export function sealDue({ commits, uploads, definition, flushing }: SealingDeps): number {
  const now = Date.now();
  const config = definition();
  let next = Number.POSITIVE_INFINITY;
  for (const buffer of Object.values(commits.state.buffered)) {
    const left = buffer.openedAt + bufferMs(config) - now;
    if (left > 0 && buffer.bytes < bufferBytes(config) && !flushing()) {
      next = Math.min(next, left);
      continue;
    }
    const sealed = sealBuffer(buffer, config);
    commits.commit({ type: "seal", sealed });
    uploads.start(sealed);
  }
  return next;
}
