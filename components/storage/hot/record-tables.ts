import * as pulumi from "@pulumi/pulumi";
import { SecureTable, type TableCapacity } from "../../shared/secure-table";

export interface RecordTablesArgs {
  /** Key of crises and notifications, and that of the audit trail. */
  key: { records: pulumi.Input<string>; audit: pulumi.Input<string> };
  capacity: TableCapacity;
  protect: boolean;
}

/** The hot tier of what the consumers record. The sort key `timestamp` holds `<ISO time>#<event_id>`. */
export class RecordTables extends pulumi.ComponentResource {
  readonly crisisEvents: SecureTable;
  readonly notificationLogs: SecureTable;
  readonly auditTrail: SecureTable;

  constructor(name: string, args: RecordTablesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:RecordTables", name, {}, opts);
    const { capacity, protect } = args;
    const child = { parent: this };
    const common = { capacity, protect, stream: true };

    this.crisisEvents = new SecureTable(
      `${name}-crisis-events`,
      {
        ...common,
        dataClass: "crisis-events",
        keyArn: args.key.records,
        partitionKey: "student_id_hash",
        sortKey: "timestamp",
      },
      child,
    );

    this.notificationLogs = new SecureTable(
      `${name}-notification-logs`,
      {
        ...common,
        dataClass: "notification-logs",
        keyArn: args.key.records,
        partitionKey: "notification_id",
      },
      child,
    );

    this.auditTrail = new SecureTable(
      `${name}-audit-trail`,
      {
        ...common,
        dataClass: "audit-trail",
        keyArn: args.key.audit,
        partitionKey: "entity_id",
        sortKey: "timestamp",
      },
      child,
    );

    this.registerOutputs({});
  }
}
