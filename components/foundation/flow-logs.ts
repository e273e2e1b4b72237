import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../contracts/tags";
import { allow, logGroupAndStreams, type Place, trustPolicy } from "../shared/iam";
import { attachPolicy } from "../shared/managed-policy";
import { secureLogGroup } from "../shared/secure-log-group";

export interface FlowLogsArgs {
  place: Place;
  vpcId: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
}

/** Seconds over which packets of one flow are summed up; the shorter of the two that there are. */
const INTERVAL_SECONDS = 60;

/** Who of the network spoke with whom, and what was refused. */
export class FlowLogs extends pulumi.ComponentResource {
  constructor(name: string, args: FlowLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:foundation:FlowLogs", name, {}, opts);
    const child = { parent: this };
    const tags = classTags("flow-logs");
    const { accountId, region } = args.place;

    const logs = secureLogGroup(`${name}-log-group`, "flow-logs", args.logKeyArn, child);
    const role = new aws.iam.Role(
      `${name}-role`,
      { assumeRolePolicy: trustPolicy("vpc-flow-logs.amazonaws.com", args.place), tags },
      child,
    );
    const access = attachPolicy(
      `${name}-access`,
      role,
      [
        allow(
          ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
          logGroupAndStreams(logs.arn),
        ),
        // The service looks for its group in the list of all.
        allow(["logs:DescribeLogGroups"], `arn:aws:logs:${region}:${accountId}:log-group:*`),
      ],
      tags,
      this,
    );

    new aws.ec2.FlowLog(
      `${name}-flow-log`,
      {
        vpcId: args.vpcId,
        trafficType: "ALL",
        logDestinationType: "cloud-watch-logs",
        logDestination: logs.arn,
        iamRoleArn: role.arn,
        maxAggregationInterval: INTERVAL_SECONDS,
        tags,
      },
      { ...child, dependsOn: [access] },
    );
    this.registerOutputs({});
  }
}
