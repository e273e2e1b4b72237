import type { AuditedAction } from "../../audit/audit-event";
import { entityOf } from "../../audit/audit-trail";
import type { Operation } from "../../operation";
import type { Published } from "../../publish";
import { eachOf } from "../batches";
import { awaitFates, type Fate, type Sent } from "../fate";
import type { ReplayDeps } from "./deps";
import type { Ready } from "./prepare";
import type { ReplayReport } from "./report";

const RESULTS = {
  accepted: "replayed",
  repeated: "repeated",
  rejected: "returned",
  unconfirmed: "unconfirmed",
} as const satisfies Record<Fate["result"], ReplayReport["result"]>;

interface Delivered {
  item: Ready;
  sent: Sent;
}

/**
 * Finishes a published batch: waits what becomes of each event, writes the audit trail, and only then closes the rows.
 * Whatever ends the run before that leaves them open, and publishing them again changes nothing.
 */
export async function settle(
  items: readonly Ready[],
  published: readonly Published[],
  deps: ReplayDeps,
  operation: Operation,
  patienceMs: number,
): Promise<ReplayReport[]> {
  const reports: ReplayReport[] = [];
  const delivered: Delivered[] = [];
  items.forEach((item, at) => {
    const place = published[at] ?? { error: "NoAnswer" };
    if ("error" in place) reports.push({ entry: item.entry, result: "failed", error: place.error });
    else delivered.push({ item, sent: { eventId: item.event.event_id, ...place } });
  });
  if (delivered.length === 0) return reports;
  const sent = delivered.map((each) => each.sent);
  const fates = await awaitFates(sent, deps.fates, patienceMs, operation.signal);
  const decided = delivered.map((each, at) => ({ ...each, fate: fates[at] as Fate }));
  await deps.audit(decided.map(({ item, fate }) => audited(item, fate, operation)));
  const closed = await eachOf(decided, ({ item, sent, fate }) => finish(item, sent, fate, deps, operation));
  return [...reports, ...closed];
}

async function finish(
  { entry, event }: Ready,
  { topic, shard, sequence }: Sent,
  fate: Fate,
  { index, originals }: ReplayDeps,
  { id, now }: Operation,
): Promise<ReplayReport> {
  const eventId = event.event_id;
  const closing = { closed_at: new Date(now()).toISOString(), operation: id };
  if (fate.result !== "rejected") {
    const replayed_as = `${topic}/${shard}/${sequence}`;
    await index.close(entry.quarantine_id, { state: "replayed", ...closing, replayed_as }, ["open"]);
    return { entry, result: RESULTS[fate.result], eventId };
  }
  // The line has one entry: what came back goes into the one that stands, so that replays never multiply.
  const { entry: copy } = fate;
  await originals.remove(copy);
  await index.close(copy.quarantine_id, { state: "dropped", ...closing }, ["open"]);
  await index.countReturn(entry.quarantine_id);
  const { reason, pointer } = copy;
  return { entry, result: "returned", reason, ...(pointer === undefined ? {} : { pointer }), eventId };
}

function audited({ entry }: Ready, fate: Fate, { id, actor }: Operation): AuditedAction {
  return {
    operation: id,
    action: "quarantine.replay",
    entity: entityOf(entry),
    actor,
    outcome: fate.result === "rejected" ? "failure" : "success",
    details: {
      reason: entry.reason,
      result: RESULTS[fate.result],
      ...(fate.result === "rejected" ? { returned_for: fate.entry.reason } : {}),
    },
  };
}
