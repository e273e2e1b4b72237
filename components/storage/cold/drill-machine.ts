import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../../contracts/tags";
import { allow, type Place, trustPolicy } from "../../shared/iam";
import { attachPolicy } from "../../shared/managed-policy";
import { secureLogGroup } from "../../shared/secure-log-group";
import { drillDefinition } from "./drill-definition";

interface DrillMachineArgs {
  place: Place;
  /** The function of the steps. */
  functionArn: pulumi.Output<string>;
  logKeyArn: pulumi.Input<string>;
}

/** What a state machine needs to write its log. */
const LOG_DELIVERY = [
  "logs:CreateLogDelivery",
  "logs:DeleteLogDelivery",
  "logs:DescribeLogGroups",
  "logs:DescribeResourcePolicies",
  "logs:GetLogDelivery",
  "logs:ListLogDeliveries",
  "logs:PutResourcePolicy",
  "logs:UpdateLogDelivery",
];

/** The state machine of a drill with its role and its log, as children of the drill. */
export function drillMachine(
  name: string,
  { place, functionArn, logKeyArn }: DrillMachineArgs,
  parent: pulumi.Resource,
): aws.sfn.StateMachine {
  const child = { parent };
  const tags = classTags("crisis-events");
  const role = new aws.iam.Role(
    `${name}-machine-role`,
    { assumeRolePolicy: trustPolicy("states.amazonaws.com", place), tags },
    child,
  );
  const access = attachPolicy(
    `${name}-machine-access`,
    role,
    [
      allow(["lambda:InvokeFunction"], functionArn),
      // X-Ray knows no resources: both actions are granted on "*" or not at all.
      allow(["xray:PutTraceSegments", "xray:PutTelemetryRecords"], "*"),
      // Nor do deliveries of logs (Step Functions developer guide, "Logging to CloudWatch Logs").
      allow(LOG_DELIVERY, "*"),
    ],
    tags,
    parent,
  );
  // One policy of the account admits deliveries to all groups whose names begin so; others fill its few characters.
  const logs = secureLogGroup(
    `${name}-machine-logs`,
    "function-logs",
    logKeyArn,
    child,
    `/aws/vendedlogs/states/${pulumi.getProject()}-${pulumi.getStack()}-${name}`,
  );
  return new aws.sfn.StateMachine(
    `${name}-machine`,
    {
      type: "STANDARD",
      roleArn: role.arn,
      definition: functionArn.apply((arn) => JSON.stringify(drillDefinition(arn))),
      tracingConfiguration: { enabled: true },
      // Which canary failed is told by its function; data of executions stays out.
      loggingConfiguration: {
        level: "ERROR",
        includeExecutionData: false,
        logDestination: pulumi.interpolate`${logs.arn}:*`,
      },
      tags,
    },
    { ...child, dependsOn: [access] },
  );
}
