import { createHash } from "node:crypto";
import { NOTHING } from "../../../demo/collect";
import { decide, type Ledger, loadSchemas } from "../../../demo/expect";
import { inspect } from "../../../demo/inspect";
import { Plants } from "../../../demo/leaks";
import type { DemoStack } from "../../../demo/stack";
import { describeProblem } from "../../../demo/verify";

/** Everything that was ever given to the stack, what must have become of it, and the check that it has. */
export interface Book {
  /** Writes a line down before it is published; `copies` are repeats of one event, which are one event. */
  add(bytes: Buffer, now?: number): void;
  /**
   * Compares every store with everything written down so far, event by event, and looks for personal values where none
   * may be. Each problem is told once: a later check is about what went wrong since.
   *
   * @returns problems, one line each
   */
  check(stack: DemoStack): Promise<string[]>;
}

/** The invariant of every fault: an event stands once in each store it belongs in, or in the quarantine with its reason. */
export function openBook(): Book {
  const conforms = loadSchemas();
  const ledger: Ledger = { published: 0, events: new Map(), bad: [] };
  const plants = new Plants();
  const told = new Set<string>();
  return {
    add(bytes, now = Date.now()) {
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const line = { index: ledger.published, offset: 0, size: bytes.byteLength, sha256, bytes };
      ledger.published += 1;
      const decision = decide(line, conforms, now);
      plants.add(line, decision);
      if (decision.accepted) {
        const copies = ledger.events.get(decision.eventId) ?? [];
        ledger.events.set(decision.eventId, [
          ...copies,
          { index: line.index, sha256, topic: decision.topic },
        ]);
      } else {
        ledger.bad.push({ index: line.index, sha256, size: line.size, reason: decision.reason });
      }
    },
    async check(stack) {
      const { collected, verdict, leaks } = await inspect(stack, ledger, plants, NOTHING);
      const problems = [
        ...verdict.problems.map(describeProblem),
        ...leaks.map(({ kind, hash, place }) => `a ${kind} (${hash}) stands in ${place}`),
        ...collected.undelivered.map(({ place, records }) => `${records} record(s) undelivered in ${place}`),
      ];
      const fresh = problems.filter((problem) => !told.has(problem));
      for (const problem of fresh) told.add(problem);
      return fresh;
    },
  };
}
