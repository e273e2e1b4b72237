import type { FlowLogArgs } from "@pulumi/aws/ec2";
import { call } from "../sdk";
import { tagMap } from "../tags";
import { defineType, type Inputs } from "../type";
import { identity, predicted } from "./ec2-identity";
import { retagged, specification } from "./ec2-tags";

/** What is watched: one of these inputs says it. */
const WATCHED = {
  vpcId: "VPC",
  subnetId: "Subnet",
  eniId: "NetworkInterface",
  transitGatewayId: "TransitGateway",
} as const;

function watchedBy(inputs: Inputs<FlowLogArgs>) {
  for (const [input, ResourceType] of Object.entries(WATCHED)) {
    const id = inputs[input as keyof typeof WATCHED];
    if (id) return { ResourceType, ResourceIds: [id] };
  }
  throw new Error(`The flow log watches nothing; set one of ${Object.keys(WATCHED).join(", ")}.`);
}

const flowLog = defineType<FlowLogArgs>({
  type: "aws:ec2/flowLog:FlowLog",
  taggable: true,
  // AWS changes nothing of a flow log but its tags.
  replace: "all",
  defaults: { logDestinationType: "cloud-watch-logs", maxAggregationInterval: 600 },
  predict: (_inputs, scope) => {
    const { id, outputs } = predicted("vpc-flow-log", "fl", scope);
    return { id, outputs: { arn: outputs["arn"] } };
  },
  create: (inputs, { id }) => [
    call("ec2", "CreateFlowLogs", {
      ...watchedBy(inputs),
      TrafficType: inputs.trafficType as "ALL" | undefined,
      LogDestinationType: inputs.logDestinationType as "cloud-watch-logs" | undefined,
      LogDestination: inputs.logDestination,
      LogFormat: inputs.logFormat,
      DeliverLogsPermissionArn: inputs.iamRoleArn,
      DeliverCrossAccountRole: inputs.deliverCrossAccountRole,
      MaxAggregationInterval: inputs.maxAggregationInterval,
      DestinationOptions: inputs.destinationOptions && {
        FileFormat: inputs.destinationOptions.fileFormat as "parquet" | undefined,
        HiveCompatiblePartitions: inputs.destinationOptions.hiveCompatiblePartitions,
        PerHourPartition: inputs.destinationOptions.perHourPartition,
      },
      TagSpecifications: specification("vpc-flow-log", inputs.tags),
    }),
    // The emulator knows the kind by another name and keeps no tags from the request above.
    ...retagged(id, undefined, inputs.tags),
  ],
  identify: ({ FlowLogIds: [made = ""] }: { FlowLogIds: string[] }, _inputs, scope) => {
    const { id, outputs } = identity("vpc-flow-log", made, scope);
    return { id, outputs: { arn: outputs["arn"] } };
  },
  change: (olds, news, { id }) => retagged(id, olds.tags, news.tags),
  read: async ({ id }, aws) => {
    const { FlowLogs = [] } = await aws.request("ec2", "DescribeFlowLogs", { FlowLogIds: [id] });
    const [live] = FlowLogs;
    return (
      live && {
        trafficType: live.TrafficType,
        tags: tagMap(live.Tags),
      }
    );
  },
  delete: ({ id }, aws) => aws.request("ec2", "DeleteFlowLogs", { FlowLogIds: [id] }),
});

export const ec2FlowLogs = [flowLog];
