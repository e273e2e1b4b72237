import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../contracts/tags";

/** One metric and the value from which on somebody has to look. */
export interface Watch {
  /** Last part of the alarm's name. */
  name: string;
  description: string;
  namespace: string;
  metric: string;
  dimensions: Record<string, pulumi.Input<string>>;
  statistic: "Average" | "Maximum" | "Minimum" | "Sum";
  /** The alarm sounds at this value or above. */
  threshold: number;
  /** It sounds at the threshold or below instead. @default false */
  below?: boolean;
  /** Periods of five minutes it has to be so. @default 1 */
  periods?: number;
}

export interface AlarmsArgs {
  topicArn: pulumi.Input<string>;
  watches: Watch[];
}

/** Five minutes: shorter than anything here takes to get lost. */
const PERIOD_SECONDS = 300;

/** An alarm per watch; all speak to the alerts topic, when it gets bad and when it is good again. */
export class Alarms extends pulumi.ComponentResource {
  readonly arns: pulumi.Output<string>[];

  constructor(name: string, args: AlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:observability:Alarms", name, {}, opts);

    const alarms = args.watches.map(
      (watch) =>
        new aws.cloudwatch.MetricAlarm(
          `${name}-${watch.name}`,
          {
            alarmDescription: watch.description,
            namespace: watch.namespace,
            metricName: watch.metric,
            dimensions: watch.dimensions,
            statistic: watch.statistic,
            period: PERIOD_SECONDS,
            evaluationPeriods: watch.periods ?? 1,
            comparisonOperator: watch.below ? "LessThanOrEqualToThreshold" : "GreaterThanOrEqualToThreshold",
            threshold: watch.threshold,
            // No traffic, no data: that is not a fault of the pipeline.
            treatMissingData: "notBreaching",
            alarmActions: [args.topicArn],
            okActions: [args.topicArn],
            tags: classTags("function-logs"),
          },
          { parent: this },
        ),
    );

    this.arns = alarms.map((alarm) => alarm.arn);
    this.registerOutputs({ arns: this.arns });
  }
}
