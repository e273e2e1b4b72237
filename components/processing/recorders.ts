import * as pulumi from "@pulumi/pulumi";
import type { RecordTable } from "../../contracts/tables";
import type { RecordConsumer } from "../../contracts/topics";
import type { AuditRecorderSettings } from "../../runtime/audit-recorder/handler";
import type { CrisisRecorderSettings } from "../../runtime/crisis-recorder/handler";
import type { NotificationRecorderSettings } from "../../runtime/notification-recorder/handler";
import { allow, type Place } from "../shared/iam";
import { useKey } from "../shared/key-use";
import type { Store } from "../shared/store";
import { CrisisArchiver, type CrisisArchiverArgs } from "./crisis-archiver";
import { EventConsumer } from "./event-consumer";
import type { Quarantine } from "./quarantine";
import { readClaimChecks, writeTable } from "./recorder-access";

export interface RecordersArgs {
  place: Place;
  /** Queue of each consumer. */
  routes: Record<RecordConsumer, { queue: Store }>;
  tables: { crisisEvents: CrisisArchiverArgs["table"]; notificationLogs: Store; auditTrail: Store };
  /** Bucket with Object Lock that holds the audit trail for good. */
  auditArchive: Store;
  /** Bucket with Object Lock that keeps crises when their time in the table is over. */
  crisisArchive: Store;
  /** Bucket that holds redacted content too large for a message. */
  claimChecks: Store;
  /** Takes what a table can never take. */
  quarantine: Quarantine;
  /** Key of the queue that is told of crises that could not be archived. */
  keyArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
}

/** The consumers that turn domain events into records: crises, notifications, and the audit trail. */
export class Recorders extends pulumi.ComponentResource {
  /** What keeps crises after their time in the table. */
  readonly archiver: CrisisArchiver;
  readonly functionNames: Record<RecordConsumer, pulumi.Output<string>>;

  constructor(name: string, args: RecordersArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:processing:Recorders", name, {}, opts);
    const { place, tables, claimChecks, auditArchive, quarantine } = args;
    const child = { parent: this };
    const consumerOf = (consumer: RecordConsumer) => ({
      place,
      queue: args.routes[consumer].queue,
      logKeyArn: args.logKeyArn,
    });
    const common = {
      claimCheckBucket: claimChecks.name,
      quarantineBucket: quarantine.bucket.name,
      quarantineTable: quarantine.index.name,
    };
    const record = (table: Store, store: RecordTable) => [
      ...writeTable(table, place),
      ...readClaimChecks(claimChecks, place),
      ...quarantine.storeStatements(store),
    ];

    const crisis = new EventConsumer<"crisis-recorder", CrisisRecorderSettings>(
      `${name}-crisis`,
      {
        ...consumerOf("crisis"),
        job: "crisis-recorder",
        factory: "crisisRecorderFactory",
        description: "Records detected crises",
        dataClass: "crisis-events",
        settings: pulumi.output({ table: tables.crisisEvents.name, ...common }),
        statements: record(tables.crisisEvents, "crisis-events"),
      },
      child,
    );

    const notification = new EventConsumer<"notification-recorder", NotificationRecorderSettings>(
      `${name}-notification`,
      {
        ...consumerOf("notification"),
        job: "notification-recorder",
        factory: "notificationRecorderFactory",
        description: "Records notifications of crises",
        dataClass: "notification-logs",
        settings: pulumi.output({ table: tables.notificationLogs.name, ...common }),
        statements: record(tables.notificationLogs, "notification-logs"),
      },
      child,
    );

    const audit = new EventConsumer<"audit-recorder", AuditRecorderSettings>(
      `${name}-audit`,
      {
        ...consumerOf("audit"),
        job: "audit-recorder",
        factory: "auditRecorderFactory",
        description: "Records the audit trail, in the table and for good",
        dataClass: "audit-trail",
        settings: pulumi.output({
          table: tables.auditTrail.name,
          bucket: auditArchive.name,
          ...common,
        }),
        statements: [
          ...record(tables.auditTrail, "audit-trail"),
          allow(["s3:PutObject"], pulumi.interpolate`${auditArchive.arn}/*`),
          useKey(auditArchive.keyArn, "write", "s3", place),
        ],
      },
      child,
    );

    this.archiver = new CrisisArchiver(
      `${name}-crisis-archiver`,
      {
        place,
        table: tables.crisisEvents,
        archive: args.crisisArchive,
        claimChecks,
        keyArn: args.keyArn,
        logKeyArn: args.logKeyArn,
      },
      child,
    );

    this.functionNames = {
      crisis: crisis.functionName,
      notification: notification.functionName,
      audit: audit.functionName,
    };
    this.registerOutputs({ functionNames: this.functionNames });
  }
}
