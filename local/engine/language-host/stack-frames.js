"use strict";
/**
 * Preloaded into programs. The SDK takes the text of a stack for every promise it makes, many thousands in a run, and
 * ts-node's source maps make each one dear: a third of a program's time. Frames repeat, so each is mapped once here.
 */

/** @type {((error: Error, frames: NodeJS.CallSite[]) => string) | undefined} */
let prepare;
/** Mapped text of a frame, by its unmapped text. */
const mapped = new Map();

function remembering(map) {
  return (error, frames) => {
    const head = String(map(error, []));
    const lines = frames.map((frame) => {
      const place = String(frame);
      const known = mapped.get(place);
      if (known !== undefined) return known;
      const line = String(map(error, [frame])).slice(head.length);
      mapped.set(place, line);
      return line;
    });
    return head + lines.join("");
  };
}

// Whoever sets the hook later, as ts-node does, is wrapped too.
Object.defineProperty(Error, "prepareStackTrace", {
  configurable: true,
  get: () => prepare,
  set: (map) => {
    mapped.clear();
    prepare = typeof map === "function" ? remembering(map) : map;
  },
});
