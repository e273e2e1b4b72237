import { type Baseline, type Collected, collect } from "./collect";
import type { Ledger } from "./expect";
import { createLeakFinder, findOwn, type Leak, type Plants } from "./leaks";
import type { DemoStack } from "./stack";
import { type Verdict, verify } from "./verify";

/** Reads everything the stack holds, compares it with the ledger and searches it for planted values. */
export async function inspect(
  { clients, running, logFolder }: DemoStack,
  ledger: Ledger,
  plants: Plants,
  baseline: Baseline,
): Promise<{ collected: Collected; verdict: Verdict; leaks: Leak[] }> {
  const found = new Map<string, Leak>();
  const note = (leaks: Leak[]) => {
    for (const leak of leaks) found.set(`${leak.kind} ${leak.hash} ${leak.place}`, leak);
  };
  const find = createLeakFinder(plants.values());
  const collected = await collect(clients, running.outputs, {
    baseline,
    logFolder,
    witness: (place, content) => note(find({ place, content })),
  });
  const { interaction: _, documents: __, ...elsewhere } = collected.records;
  for (const records of Object.values(elsewhere)) for (const record of records) note(findOwn(record, plants));
  return { collected, verdict: verify(ledger, collected, baseline.events), leaks: [...found.values()] };
}
