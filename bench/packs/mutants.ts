import { Baseline } from "../../policy-pack/mutation/baseline";
import { CATALOGUE } from "../../policy-pack/mutation/catalogue";
import { share, type Tally } from "../../policy-pack/mutation/report";
import { blocks, mutantsOf } from "../../policy-pack/mutation/run";
import type { PlannedResource } from "../../policy-pack/plan";
import { RULES } from "../../policy-pack/policies";
import type { StackSettings } from "../../policy-pack/settings/settings";
import type { PeerPack } from "./crossguard";

/** Caught by ours and by a peer, of the same mutants. */
export interface Sides {
  ours: Tally;
  theirs: Tally;
}

export interface Judged {
  all: Sides;
  /** Mutants of resources for whose type the peer has a check. */
  seen: Sides;
  /** Those that only the peer caught, as `<type> <property> <how>`. */
  onlyTheirs: ReadonlySet<string>;
  /** Mandatory violations of the plan as it is. */
  findings: number;
}

/** Judges every nth mutant of a plan by both packs: each caught it where it finds what it did not find before. */
export async function judgeBoth(
  plan: readonly PlannedResource[],
  settings: StackSettings,
  peer: PeerPack,
  { nth, signal }: { nth: number; signal: AbortSignal },
): Promise<Judged> {
  const baseline = new Baseline(plan, RULES, settings);
  const [all, seen] = [sides(), sides()];
  const onlyTheirs = new Set<string>();
  let count = 0;
  for (const { resource, mutation, mutant } of mutantsOf(plan, CATALOGUE)) {
    if (count++ % nth !== 0) continue;
    signal.throwIfAborted();
    const ours = baseline.judge(mutant.change).some(blocks);
    const theirs = await peer.notices(mutant.change);
    for (const each of peer.judges(resource.type) ? [all, seen] : [all]) {
      add(each.ours, ours);
      add(each.theirs, theirs);
    }
    if (theirs && !ours) onlyTheirs.add(`${resource.type} ${mutation.property} ${mutant.how}`);
  }
  return { all, seen, onlyTheirs, findings: baseline.violations.filter(blocks).length };
}

/** Both shares, in percent. */
export function shares({ ours, theirs }: Sides): { ours: number; theirs: number } {
  return { ours: share(ours), theirs: share(theirs) };
}

function sides(): Sides {
  return { ours: { mutants: 0, caught: 0 }, theirs: { mutants: 0, caught: 0 } };
}

function add(tally: Tally, caught: boolean): void {
  tally.mutants++;
  if (caught) tally.caught++;
}
