import { setTimeout as sleep } from "node:timers/promises";
import {
  CancelReplayCommand,
  DescribeReplayCommand,
  type DescribeReplayCommandOutput,
  type EventBridgeClient,
  ResourceAlreadyExistsException,
  StartReplayCommand,
} from "@aws-sdk/client-eventbridge";

/** The archive did not replay what it was asked for. */
export class ReplayFailed extends Error {
  override name = "ReplayFailed";
}

export interface ArchiveReplay {
  /** Names the replay; one that exists already is gone on with. */
  name: string;
  busArn: string;
  archiveArn: string;
  /** Events from this time on, milliseconds since the epoch. */
  since: number;
  /** Events up to this time, milliseconds since the epoch. */
  until: number;
  /** Rules that get the events. Empty: every rule of the bus. */
  ruleArns: readonly string[];
}

/** How far a replay is. */
export interface ArchiveProgress {
  state: string;
  /** Share of the time range that is replayed, 0–1; absent until the service says. */
  share?: number;
}

/** Pause between two looks, milliseconds. */
const LOOK_MS = 1_000;

const ENDED = ["COMPLETED", "CANCELLED", "FAILED"];

/**
 * Replays a time range of the archive to its bus and waits until it is done. Every consumer writes under keys that
 * follow from the event, so that what stands already is left as it is. When stopped, the replay is cancelled.
 * Needs `events:StartReplay`, `events:DescribeReplay` and `events:CancelReplay`.
 *
 * @returns the last state: COMPLETED, or CANCELLED when it was stopped
 * @throws ReplayFailed with the service's reason
 */
export async function replayArchive(
  client: EventBridgeClient,
  wanted: ArchiveReplay,
  signal: AbortSignal,
  onProgress: (progress: ArchiveProgress) => void,
): Promise<"COMPLETED" | "CANCELLED"> {
  await start(client, wanted);
  let cancelled = false;
  for (;;) {
    const replay = await client.send(new DescribeReplayCommand({ ReplayName: wanted.name }));
    const { State: state = "STARTING", StateReason } = replay;
    onProgress({ state, ...shareOf(replay) });
    if (state === "FAILED")
      throw new ReplayFailed(`The replay ${wanted.name} failed: ${StateReason ?? "no reason given"}`);
    if (state === "COMPLETED" || state === "CANCELLED") return state;
    if (signal.aborted && !cancelled) {
      cancelled = true;
      await cancel(client, wanted.name);
      continue;
    }
    await sleep(LOOK_MS, undefined, cancelled ? {} : { signal }).catch(() => undefined);
  }
}

async function start(client: EventBridgeClient, wanted: ArchiveReplay): Promise<void> {
  try {
    await client.send(
      new StartReplayCommand({
        ReplayName: wanted.name,
        EventSourceArn: wanted.archiveArn,
        EventStartTime: new Date(wanted.since),
        EventEndTime: new Date(wanted.until),
        Destination: {
          Arn: wanted.busArn,
          ...(wanted.ruleArns.length > 0 ? { FilterArns: [...wanted.ruleArns] } : {}),
        },
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceAlreadyExistsException)) throw error;
  }
}

/** A replay that ends at this very moment cannot be cancelled any more. */
async function cancel(client: EventBridgeClient, name: string): Promise<void> {
  try {
    await client.send(new CancelReplayCommand({ ReplayName: name }));
  } catch (error) {
    const { State = "" } = await client.send(new DescribeReplayCommand({ ReplayName: name }));
    if (!ENDED.includes(State)) throw error;
  }
}

function shareOf(replay: DescribeReplayCommandOutput): { share?: number } {
  const { EventStartTime: from, EventEndTime: to, EventLastReplayedTime: last } = replay;
  if (!from || !to || !last) return {};
  const length = to.getTime() - from.getTime();
  return { share: Math.min(1, Math.max(0, (last.getTime() - from.getTime()) / Math.max(1, length))) };
}
