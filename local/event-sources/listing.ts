import type { CheckpointStore } from "./checkpoint";
import type { Mapping } from "./mapping";
import { firstPosition, type Shard, type ShardState } from "./shards";
import type { StreamSource } from "./source";

/** Fixes durably where each shard begins that is listed for the first time. */
export async function register(
  listed: readonly Shard[],
  { startingPosition, startingTimestamp }: Mapping,
  source: StreamSource,
  checkpoints: CheckpointStore,
): Promise<void> {
  const firstListing = !checkpoints.begun;
  const seen: Record<string, ShardState> = {};
  for (const { id, generation } of listed) {
    if (checkpoints.shards[id]?.generation === generation) continue;
    const tip = await source.tip(id);
    seen[id] = { generation, start: firstPosition(startingPosition, startingTimestamp, firstListing, tip) };
  }
  if (firstListing || Object.keys(seen).length > 0) await checkpoints.update(seen);
}
