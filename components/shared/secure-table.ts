import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type DataClass, RETENTION, type RetentionRule } from "../../contracts/retention";
import { classTags } from "../../contracts/tags";
import { stateful } from "./stateful";
import type { Store } from "./store";

/** How a table pays: by request, or for stated read and write units a second. */
export type TableCapacity = "on-demand" | { readUnits: number; writeUnits: number };

export interface SecureTableArgs {
  dataClass: DataClass;
  keyArn: pulumi.Input<string>;
  /** Name of the partition key, a string. */
  partitionKey: string;
  /** Name of the sort key, a string. @default - none */
  sortKey?: string;
  /** Index over two further string attributes, all attributes projected. @default - none */
  index?: { name: string; partitionKey: string; sortKey: string };
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

  constructor(name: string, args: SecureTableArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:shared:SecureTable", name, {}, opts);
    const keys = [args.partitionKey, args.sortKey, args.index?.partitionKey, args.index?.sortKey];
    const attributes = [...new Set(keys.filter((key) => key !== undefined))];
    const throughput =
      args.capacity === "on-demand"
        ? undefined
        : { readCapacity: args.capacity.readUnits, writeCapacity: args.capacity.writeUnits };

    const table = new aws.dynamodb.Table(
      `${name}-table`,
      {
        billingMode: throughput ? "PROVISIONED" : "PAY_PER_REQUEST",
        ...throughput,
        hashKey: args.partitionKey,
        ...(args.sortKey && { rangeKey: args.sortKey }),
        attributes: attributes.map((attribute) => ({ name: attribute, type: "S" })),
        ...(args.index && {
          globalSecondaryIndexes: [
            {
              name: args.index.name,
              hashKey: args.index.partitionKey,
              rangeKey: args.index.sortKey,
              projectionType: "ALL",
              ...throughput,
            },
          ],
        }),
        ttl: { attributeName: "expires_at", enabled: true },
        pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: pointInTimeDays(args.dataClass) },
        serverSideEncryption: { enabled: true, kmsKeyArn: args.keyArn },
        ...(args.stream && { streamEnabled: true, streamViewType: "NEW_AND_OLD_IMAGES" }),
        deletionProtectionEnabled: args.protect,
        tags: classTags(args.dataClass),
      },
      stateful(this, args.protect),
    );

    this.name = table.name;
    this.arn = table.arn;
    this.keyArn = args.keyArn;
    this.registerOutputs({ name: this.name, arn: this.arn });
  }
}

/** Days the table can be restored to any point of. A table of a class without stated copies cannot be made. */
function pointInTimeDays(dataClass: DataClass): number {
  const days = (RETENTION[dataClass] as RetentionRule).copies?.pointInTimeDays;
  if (days !== undefined) return days;
  throw new Error(`contracts/retention states no copies.pointInTimeDays for '${dataClass}': add it.`);
}
