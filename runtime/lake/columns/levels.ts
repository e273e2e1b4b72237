import { enlarge, type Meter } from "./meter";

/** Repetition and definition levels of a column's entries. */
export interface Levels {
  readonly count: number;
  push(rep: number, def: number): void;
  reps(): Uint8Array;
  defs(): Uint8Array;
}

/** Levels of which most columns need none: while all entries are the same they are only counted. */
export function createLevels(meter: Meter): Levels {
  let count = 0;
  let rep = 0;
  let def = 0;
  let reps: Uint8Array | undefined;
  let defs: Uint8Array | undefined;
  const materialise = () => {
    reps = enlarge(meter, new Uint8Array(0), Math.max(64, count + 1)).fill(rep, 0, count);
    defs = enlarge(meter, new Uint8Array(0), Math.max(64, count + 1)).fill(def, 0, count);
  };
  return {
    get count() {
      return count;
    },
    push(nextRep, nextDef) {
      if (!reps || !defs) {
        if (count === 0) {
          rep = nextRep;
          def = nextDef;
        }
        if (nextRep === rep && nextDef === def) {
          count++;
          return;
        }
        materialise();
      }
      if (reps && defs) {
        if (count === reps.length) {
          reps = enlarge(meter, reps, count + 1);
          defs = enlarge(meter, defs, count + 1);
        }
        reps[count] = nextRep;
        defs[count++] = nextDef;
      }
    },
    reps: () => reps?.subarray(0, count) ?? new Uint8Array(count).fill(rep),
    defs: () => defs?.subarray(0, count) ?? new Uint8Array(count).fill(def),
  };
}
