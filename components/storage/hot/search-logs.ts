import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { allowService, logGroupAndStreams, type Place, policyDocument } from "../../shared/iam";
import { secureLogGroup } from "../../shared/secure-log-group";

export interface SearchLogsArgs {
  place: Place;
  keyArn: pulumi.Input<string>;
}

/** What a domain writes, each to a group of its own: who did what, what was slow, and what went wrong. */
const LOGS = {
  audit: "AUDIT_LOGS",
  "slow-search": "SEARCH_SLOW_LOGS",
  "slow-index": "INDEX_SLOW_LOGS",
  application: "ES_APPLICATION_LOGS",
} as const;

/** The log groups of a search domain, and the leave of the service to write to them. */
export class SearchLogs extends pulumi.ComponentResource {
  /** As a domain takes it. */
  readonly publishing: { logType: string; cloudwatchLogGroupArn: pulumi.Output<string> }[];

  constructor(name: string, args: SearchLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:SearchLogs", name, {}, opts);
    const { place, keyArn } = args;
    const child = { parent: this };

    const groups = Object.entries(LOGS).map(([part, logType]) => ({
      logType,
      group: secureLogGroup(`${name}-${part}`, "store-logs", keyArn, child),
    }));

    new aws.cloudwatch.LogResourcePolicy(
      `${name}-policy`,
      {
        policyName: `${pulumi.getProject()}-${pulumi.getStack()}-${name}`,
        policyDocument: policyDocument([
          allowService(
            "es.amazonaws.com",
            ["logs:CreateLogStream", "logs:PutLogEvents", "logs:PutLogEventsBatch"],
            groups.flatMap(({ group }) => logGroupAndStreams(group.arn)),
            {
              place,
              arn: `arn:aws:es:${place.region}:${place.accountId}:domain/*`,
              like: true,
            },
          ),
        ]),
      },
      child,
    );

    this.publishing = groups.map(({ logType, group }) => ({ logType, cloudwatchLogGroupArn: group.arn }));
    this.registerOutputs({});
  }
}
