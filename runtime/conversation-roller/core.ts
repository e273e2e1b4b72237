import { RISK_RANKS, type RollupDocument } from "../../contracts/documents";
import { NO_SUBJECT } from "../../contracts/sealed";
import type { Topic } from "../../contracts/topics";

/** Events of one session that agree in everything a rollup counts by, as the database groups them. */
export interface Group {
  _id: { session_id: string; subject: string; event_type: Topic; role?: string; risk_level?: string };
  count: number;
  first: Date;
  last: Date;
  school?: string | null;
  expires: Date;
}

/** How a rollup's fields grow; only values that say something are there. */
export interface Growth {
  _id: string;
  session_id: string;
  subject: string;
  least: Pick<RollupDocument, "first_at">;
  most: Partial<Omit<RollupDocument, "_id" | "session_id" | "subject" | "first_at">>;
}

/**
 * The sessions that a batch of changes concerns. A change that is no insert of a session's event concerns none: it is
 * passed over rather than thrown, because Lambda would repeat a batch that fails until the change stream has lost it.
 */
export function sessionsOf(events: readonly unknown[]): { sessions: string[]; ignored: number } {
  const sessions = new Set<string>();
  let ignored = 0;
  for (const each of events) {
    const { operationType, fullDocument } = ((each as { event?: object } | null)?.event ?? {}) as {
      operationType?: unknown;
      fullDocument?: { session_id?: unknown } | null;
    };
    const session = fullDocument?.session_id;
    if (operationType === "insert" && typeof session === "string" && session !== "") sessions.add(session);
    else ignored++;
  }
  return { sessions: [...sessions], ignored };
}

/** The query that groups the events of some sessions; values stand under fixed operators. */
export function groupsOf(sessions: readonly string[]): object[] {
  const by = ["session_id", "subject", "event_type", "role", "risk_level"];
  return [
    { $match: { session_id: { $in: [...sessions] } } },
    {
      $group: {
        _id: Object.fromEntries(by.map((field) => [field, `$${field}`])),
        count: { $sum: 1 },
        first: { $min: "$timestamp" },
        last: { $max: "$timestamp" },
        school: { $min: "$school_id" },
        expires: { $max: "$expires_at" },
      },
    },
  ];
}

const TOPIC_COUNT: Partial<Record<Topic, "messages" | "crises" | "thresholds" | "notifications">> = {
  "chat.message.sent": "messages",
  "safety.crisis.detected": "crises",
  "observer.threshold.exceeded": "thresholds",
  "crisis.notification.required": "notifications",
};

/** What `sessions` holds of some groups of both collections. */
export function planSessions(groups: readonly Group[]): Growth[] {
  return grown(groups, (group, most) => {
    const field = TOPIC_COUNT[group._id.event_type];
    if (field) most[field] = (most[field] ?? 0) + group.count;
    if (group._id.event_type === "observer.session.completed")
      most.completed_at = latest(most.completed_at, group.last);
  });
}

/** What `conversations` holds of some groups of `messages`. */
export function planConversations(groups: readonly Group[]): Growth[] {
  return grown(groups, (group, most) => {
    const { role } = group._id;
    if (role !== "student" && role !== "assistant") return;
    const field = `${role}_messages` as const;
    most[field] = (most[field] ?? 0) + group.count;
  });
}

function grown(groups: readonly Group[], count: (group: Group, most: Growth["most"]) => void): Growth[] {
  const rollups = new Map<string, Growth>();
  for (const group of groups) {
    const { session_id, subject = NO_SUBJECT, risk_level } = group._id;
    const _id = `${subject}/${session_id}`;
    const growth = rollups.get(_id) ?? {
      _id,
      session_id,
      subject,
      least: { first_at: group.first },
      most: {},
    };
    rollups.set(_id, growth);
    const { least, most } = growth;
    if (group.first < least.first_at) least.first_at = group.first;
    most.event_count = (most.event_count ?? 0) + group.count;
    most.last_at = latest(most.last_at, group.last);
    most.expires_at = latest(most.expires_at, group.expires);
    most.risk_rank = Math.max(most.risk_rank ?? 0, RISK_RANKS[risk_level ?? ""] ?? 0);
    if (group.school && group.school > (most.school_id ?? "")) most.school_id = group.school;
    count(group, most);
  }
  return [...rollups.values()];
}

/**
 * The update that brings a rollup to what was counted and never below what stands. Counts, times and risk only grow, so
 * the same batch twice, batches in another order, or two at once end in the same document.
 */
export function updateOf({ _id, session_id, subject, least, most }: Growth): object {
  return {
    updateOne: {
      filter: { _id: { $eq: _id } },
      update: { $min: least, $max: most, $setOnInsert: { session_id, subject } },
      upsert: true,
    },
  };
}

function latest(a: Date | undefined, b: Date): Date {
  return a !== undefined && a > b ? a : b;
}
