import type { StoreKind } from "../../contracts/stores";
import type { Topic } from "../../contracts/topics";
import type { StoreName } from "../collect";
import type { Copy } from "../expect";

/** What decides where an event belongs. */
export type Belonging = Pick<Copy, "topic" | "scored">;

/** What refuses an event for good names itself by this in the quarantine; and the stores of the network what they are. */
interface Plan {
  belongs(event: Belonging): boolean;
  /** Store of the network that has to be switched on. @default none */
  kind?: StoreKind;
  /** Name under which it quarantines what it can never take. @default none: it takes everything */
  refuses?: string;
}

const every = () => true;
const only = (topic: Topic) => (event: Belonging) => event.topic === topic;
const session = only("observer.session.completed");
const chat = only("chat.message.sent");
const audit = only("audit.event.logged");

const PLANS: Readonly<Record<StoreName, Plan>> = {
  interaction: { belongs: every },
  documents: { belongs: every, kind: "documents", refuses: "documents" },
  application: { belongs: every },
  lake: { belongs: every, refuses: "lake" },
  logGroup: { belongs: every },
  searchLogs: { belongs: every, kind: "search", refuses: "search" },
  searchVectors: { belongs: chat, kind: "search", refuses: "search" },
  contexts: { belongs: chat, kind: "cache", refuses: "cache" },
  sessionRows: { belongs: session, kind: "relational", refuses: "relational" },
  scoreRows: {
    belongs: (event) => session(event) && event.scored === true,
    kind: "relational",
    refuses: "relational",
  },
  crisisTable: { belongs: only("safety.crisis.detected"), refuses: "crisis-events" },
  notificationTable: { belongs: only("crisis.notification.required"), refuses: "notification-logs" },
  auditTable: { belongs: audit, refuses: "audit-trail" },
  auditBucket: { belongs: audit, refuses: "audit-trail" },
};

export const STORES = Object.keys(PLANS) as StoreName[];

/** @param on - stores of the network that the stack has */
export function storesOf(event: Belonging, on: readonly StoreKind[]): StoreName[] {
  return STORES.filter((store) => {
    const { kind, belongs } = PLANS[store];
    return (kind === undefined || on.includes(kind)) && belongs(event);
  });
}

/** Stores that quarantine under this name what they can never take. */
export const storesNamed = (refuses: string): StoreName[] =>
  STORES.filter((store) => PLANS[store].refuses === refuses);

/** Whether the stack has the store at all. */
export const hasStore = (store: StoreName, on: readonly StoreKind[]): boolean => {
  const { kind } = PLANS[store];
  return kind === undefined || on.includes(kind);
};
