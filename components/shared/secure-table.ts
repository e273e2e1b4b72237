import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type DataClass, RETENTION, type RetentionRule } from "../../contracts/retention";
import type { TableIndex } from "../../contracts/tables";
import { classTags } from "../../contracts/tags";
import { scaleTable } from "./scale-table";
import { stateful } from "./stateful";
import type { Store } from "./store";

/**
 * How a table pays: by request, or for units a second, between which it scales by itself. A unit is about one record of
 * 1 KB written or 4 KB read.
 */
export type TableCapacity = "on-demand" | { least: number; most: number };

export interface SecureTableArgs {
  dataClass: DataClass;
  keyArn: pulumi.Input<string>;
  /** Name of the partition key, a string. */
  partitionKey: string;
  /** Name of the sort key, a string. @default - none */
  sortKey?: string;
  /** @default - none */
  indexes?: readonly TableIndex[];
  /** Emit changes to a stream with old and new images. @default false */
  stream?: boolean;
  capacity: TableCapacity;
  /** Keep the table whatever happens to the stack. */
  protect: boolean;
}

/** A table encrypted with a customer key, restorable to any point in time, whose items end at `expires_at`. */
export class SecureTable extends pulumi.ComponentResource implements Store {
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  readonly keyArn: pulumi.Input<string>;
  /** Of its changes; only where `stream` asks for it. */
  readonly streamArn: pulumi.Output<string>;

  constructor(name: string, args: SecureTableArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:shared:SecureTable", name, {}, opts);
    const { capacity, indexes = [] } = args;
    const keys = [
      args.partitionKey,
      args.sortKey,
      ...indexes.flatMap((each) => [each.partitionKey, each.sortKey]),
    ];
    const attributes = [...new Set(keys.filter((key) => key !== undefined))];
    const throughput =
      capacity === "on-demand" ? undefined : { readCapacity: capacity.least, writeCapacity: capacity.least };

    const table = new aws.dynamodb.Table(
      `${name}-table`,
      {
        billingMode: throughput ? "PROVISIONED" : "PAY_PER_REQUEST",
        ...throughput,
        hashKey: args.partitionKey,
        ...(args.sortKey && { rangeKey: args.sortKey }),
        attributes: attributes.map((attribute) => ({ name: attribute, type: "S" })),
        ...(indexes.length > 0 && {
          globalSecondaryIndexes: indexes.map((index) => ({
            name: index.name,
            hashKey: index.partitionKey,
            rangeKey: index.sortKey,
            projectionType: "ALL",
            ...throughput,
          })),
        }),
        ttl: { attributeName: "expires_at", enabled: true },
        pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: pointInTimeDays(args.dataClass) },
        serverSideEncryption: { enabled: true, kmsKeyArn: args.keyArn },
        ...(args.stream && { streamEnabled: true, streamViewType: "NEW_AND_OLD_IMAGES" }),
        deletionProtectionEnabled: args.protect,
        tags: classTags(args.dataClass),
      },
      // The units are moved by the service from then on.
      { ...stateful(this, args.protect), ...(throughput && { ignoreChanges: SCALED }) },
    );
    if (capacity !== "on-demand") {
      scaleTable(name, { table: table.name, indexes: indexes.map((index) => index.name), ...capacity }, this);
    }

    this.name = table.name;
    this.arn = table.arn;
    this.keyArn = args.keyArn;
    this.streamArn = table.streamArn;
    this.registerOutputs({ name: this.name, arn: this.arn });
  }
}

const SCALED = [
  "readCapacity",
  "writeCapacity",
  "globalSecondaryIndexes[*].readCapacity",
  "globalSecondaryIndexes[*].writeCapacity",
];

/** Days the table can be restored to any point of. A table of a class without stated copies cannot be made. */
function pointInTimeDays(dataClass: DataClass): number {
  const days = (RETENTION[dataClass] as RetentionRule).copies?.pointInTimeDays;
  if (days !== undefined) return days;
  throw new Error(`contracts/retention states no copies.pointInTimeDays for '${dataClass}': add it.`);
}
