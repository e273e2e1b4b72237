import type * as pulumi from "@pulumi/pulumi";
import type { DataClass } from "../../contracts/retention";

/** Something AWS Backup makes recovery points of. */
export interface BackupSource {
  kind: "table" | "instance" | "cluster";
  /** Says for how many days a recovery point is kept. */
  dataClass: DataClass;
  arn: pulumi.Input<string>;
  /** Its own key. */
  keyArn: pulumi.Input<string>;
}

type Held = Pick<BackupSource, "arn" | "keyArn">;

/** What a stack holds in stores that can be backed up; a store that is off has nothing. */
export interface HeldStores {
  tables: { crisisEvents: Held; notificationLogs: Held; auditTrail: Held };
  claims: Held;
  quarantineIndex: Held;
  stores: { relational: Held | undefined; documents: Held | undefined };
}

/**
 * Every store of a stack that has recovery points. The table of subjects' keys is none of them: a recovery point of it
 * would bring back a key that was destroyed, for as long as the key that wraps it lives (ADR 22). What it holds can be
 * restored to any point of the last seven days, which end with the generation.
 */
export function backupSources(held: HeldStores): BackupSource[] {
  const { crisisEvents, notificationLogs, auditTrail } = held.tables;
  const of = (kind: BackupSource["kind"], dataClass: DataClass, store: Held | undefined): BackupSource[] =>
    store ? [{ kind, dataClass, arn: store.arn, keyArn: store.keyArn }] : [];
  return [
    ...of("table", "crisis-events", crisisEvents),
    ...of("table", "notification-logs", notificationLogs),
    ...of("table", "audit-trail", auditTrail),
    ...of("table", "event-claims", held.claims),
    ...of("table", "quarantine", held.quarantineIndex),
    ...of("instance", "accounts", held.stores.relational),
    ...of("cluster", "conversations", held.stores.documents),
  ];
}
