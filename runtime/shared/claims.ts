import { BACKOFF, type Backoff, pause } from "./retry";

/** Asks that one id belongs to one owner, for good: whoever asks first has it. */
export interface Claim {
  id: string;
  owner: string;
}

/** Why one claim of a refused transaction failed: the owner that has the id, or nothing where the call may be repeated. */
export interface Refusal {
  claim: Claim;
  heldBy?: string;
}

/** Who holds an id, and whether it had been held before this call. */
export interface Holding {
  owner: string;
  fresh: boolean;
}

/** Most items of one DynamoDB transaction. */
const TRANSACTION_ITEMS = 100;

/**
 * Claims ids, each for the first owner that asks in `claims`, and says who holds them then. A second call with the
 * same owner finds its own claim (`fresh` false), so a retried batch goes on where it stopped.
 *
 * @param write writes all claims or none; resolves to the refusals, empty when all were written
 * @throws when a transaction is refused for conflicts more often than the backoff allows
 */
export async function claimAll(
  claims: readonly Claim[],
  write: (claims: readonly Claim[]) => Promise<readonly Refusal[]>,
  backoff: Backoff = BACKOFF,
): Promise<Map<string, Holding>> {
  const first = new Map<string, Claim>();
  for (const claim of claims) if (!first.has(claim.id)) first.set(claim.id, claim);
  const holdings = new Map<string, Holding>();
  const wanted = [...first.values()];
  for (let at = 0; at < wanted.length; at += TRANSACTION_ITEMS) {
    await claimSome(wanted.slice(at, at + TRANSACTION_ITEMS), write, backoff, holdings);
  }
  return holdings;
}

async function claimSome(
  wanted: Claim[],
  write: (claims: readonly Claim[]) => Promise<readonly Refusal[]>,
  backoff: Backoff,
  holdings: Map<string, Holding>,
): Promise<void> {
  let left = wanted;
  for (let attempt = 1; left.length > 0; ) {
    const refusals = await write(left);
    if (refusals.length === 0) {
      for (const { id, owner } of left) holdings.set(id, { owner, fresh: true });
      return;
    }
    const held = refusals.filter((refusal) => refusal.heldBy !== undefined);
    for (const { claim, heldBy } of held) holdings.set(claim.id, { owner: heldBy ?? "", fresh: false });
    left = left.filter(({ id }) => !holdings.has(id));
    if (held.length > 0) continue;
    if (attempt >= backoff.attempts) throw new Error(`${left.length} claims met conflicts ${attempt} times.`);
    await backoff.sleep(pause(attempt++, backoff));
  }
}
