import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../contracts/tags";

/** Share of its units a table is kept at, in percent: room for a burst while more are being added. */
const UTILIZATION = 70;

const UNITS = ["Read", "Write"] as const;

export interface ScaleTableArgs {
  table: pulumi.Input<string>;
  indexes: readonly string[];
  /** Units a second. */
  least: number;
  most: number;
}

/** Lets a table and each of its indexes scale between two numbers of units, reading and writing by themselves. */
export function scaleTable(name: string, args: ScaleTableArgs, parent: pulumi.Resource): void {
  const parts = [
    { label: "table", path: "", dimension: "table" },
    ...args.indexes.map((index) => ({ label: index, path: `/index/${index}`, dimension: "index" })),
  ];
  for (const { label, path, dimension } of parts) {
    for (const units of UNITS) {
      const scaled = new aws.appautoscaling.Target(
        `${name}-${label}-${units.toLowerCase()}`,
        {
          serviceNamespace: "dynamodb",
          resourceId: pulumi.interpolate`table/${args.table}${path}`,
          scalableDimension: `dynamodb:${dimension}:${units}CapacityUnits`,
          minCapacity: args.least,
          maxCapacity: args.most,
          tags: classTags("function-logs"),
        },
        { parent },
      );
      new aws.appautoscaling.Policy(
        `${name}-${label}-${units.toLowerCase()}-policy`,
        {
          policyType: "TargetTrackingScaling",
          serviceNamespace: scaled.serviceNamespace,
          resourceId: scaled.resourceId,
          scalableDimension: scaled.scalableDimension,
          targetTrackingScalingPolicyConfiguration: {
            predefinedMetricSpecification: {
              predefinedMetricType: `DynamoDB${units}CapacityUtilization`,
            },
            targetValue: UTILIZATION,
          },
        },
        { parent },
      );
    }
  }
}
