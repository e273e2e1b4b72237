import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endWithParent } from "../local/shared/lifeline";
import type { BenchItem, Outcome } from "./item";
import { loadPeer } from "./peers";

/** What the process of an item is told. */
export interface ItemOrder {
  readonly name: string;
  readonly peersFolder: string;
  readonly quick: boolean;
}

/** What it says: steps on the way, then one result or one error. */
export type ItemMessage =
  | { readonly step: string }
  | { readonly result: Outcome }
  | { readonly error: string };

const controller = new AbortController();
const say = (message: ItemMessage) => new Promise((resolve) => process.send?.(message, resolve));

/** Runs one item in this process, so that neither the heap nor the compiled code of another one weighs on it. */
async function runItem({ name, peersFolder, quick }: ItemOrder): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), "strata-bench-"));
  const clean = () => rmSync(scratch, { recursive: true, force: true });
  process.once("exit", clean);
  try {
    const { item } = require(`./items/${name}`) as { item: BenchItem };
    const result = await item.run({
      peer: (packageName) => loadPeer(peersFolder, packageName),
      peersFolder,
      scratch,
      quick,
      progress: (step) => void say({ step }),
      signal: controller.signal,
    });
    await say({ result: { summary: item.summary, ...result } });
    process.exit(0);
  } catch (error) {
    await say({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    process.exit(1);
  }
}

endWithParent(() => {
  controller.abort(new Error("the benchmark was stopped"));
  // Servers an item has started end with its process; it gets a moment to end them in order.
  setTimeout(() => process.exit(1), 3000).unref();
});
process.on("SIGINT", () => undefined);
process.once("message", (order: ItemOrder) => void runItem(order));
