import * as pulumi from "@pulumi/pulumi";
import { RECORD_TABLES } from "../../../contracts/tables";
import { SecureTable, type TableCapacity } from "../../shared/secure-table";

export interface RecordTablesArgs {
  /** Key of crises and notifications, and that of the audit trail. */
  key: { records: pulumi.Input<string>; audit: pulumi.Input<string> };
  capacity: TableCapacity;
  protect: boolean;
}

/**
 * The hot tier of what the consumers record. The sort key `timestamp` holds `<ISO time>#<event_id>`.
 *
 * Costs a month (list prices of eu-west-1): on demand $0.71 per million writes, times one for each index; provisioned,
 * 5 units of reading and writing $3.50 for each table and index; storage $0.28 a GB, as much again for the points in time.
 */
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
        ...RECORD_TABLES["crisis-events"],
      },
      child,
    );

    this.notificationLogs = new SecureTable(
      `${name}-notification-logs`,
      {
        ...common,
        dataClass: "notification-logs",
        keyArn: args.key.records,
        ...RECORD_TABLES["notification-logs"],
      },
      child,
    );

    this.auditTrail = new SecureTable(
      `${name}-audit-trail`,
      {
        ...common,
        dataClass: "audit-trail",
        keyArn: args.key.audit,
        ...RECORD_TABLES["audit-trail"],
      },
      child,
    );

    this.registerOutputs({});
  }
}
