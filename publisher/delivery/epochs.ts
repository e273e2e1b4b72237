import type { PublishResult } from "../result";
import type { Epoch, Origin, Settle } from "./record";

/** Tells when every event published before a moment has its result. */
export interface Epochs {
  /** Counts an event in. */
  begin(settle: Settle, index: number): Origin;
  /** Resolves when every event counted in so far is settled. */
  end(): Promise<unknown>;
}

export function createEpochs(): Epochs {
  let epoch: Epoch = { open: 0 };
  let ended: Promise<unknown> = Promise.resolve();
  return {
    begin(settle, index) {
      epoch.open += 1;
      return { settle, index, epoch };
    },
    end() {
      const last = epoch;
      epoch = { open: 0 };
      if (last.open > 0) {
        const empty = new Promise<void>((resolve) => {
          last.onEmpty = resolve;
        });
        ended = Promise.all([ended, empty]);
      }
      return ended;
    },
  };
}

/** Hands an event its result and counts it out. */
export function settle({ epoch, settle: tell, index }: Origin, result: PublishResult): void {
  epoch.open -= 1;
  tell(result, index);
  if (epoch.open === 0) epoch.onEmpty?.();
}
