import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../contracts/tags";
import { Alarms } from "../observability/alarms";
import { queueDepth } from "../observability/watches";
import { allowService, type Place } from "../shared/iam";
import { SecureQueue } from "../shared/secure-queue";

export interface ConfigAlertsArgs {
  place: Place;
  alertsTopicArn: pulumi.Input<string>;
  /** Key of the queue of findings that nobody could be told of. */
  keyArn: pulumi.Input<string>;
}

/** A finding of any rule, also of those in the pack; AWS Config tells of changes only, so each is told once. */
const FOUND = {
  source: ["aws.config"],
  "detail-type": ["Config Rules Compliance Change"],
  detail: {
    messageType: ["ComplianceChangeNotification"],
    newEvaluationResult: { complianceType: ["NON_COMPLIANT"] },
  },
};

/** What the topic is told of a finding: names of rule and resource. */
const TOLD = {
  inputPaths: {
    rule: "$.detail.configRuleName",
    type: "$.detail.resourceType",
    id: "$.detail.resourceId",
    region: "$.detail.awsRegion",
  },
  inputTemplate:
    '{"finding":"NON_COMPLIANT","rule":"<rule>","resourceType":"<type>","resourceId":"<id>","region":"<region>"}',
};

/** Tells the alerts topic of every resource that a rule finds wrong. Costs nothing but the topic's own. */
export class ConfigAlerts extends pulumi.ComponentResource {
  /** Queue of findings that the topic did not take. */
  readonly missed: SecureQueue;

  constructor(name: string, args: ConfigAlertsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:compliance:ConfigAlerts", name, {}, opts);
    const { place, alertsTopicArn, keyArn } = args;
    const child = { parent: this };

    const rule = new aws.cloudwatch.EventRule(
      `${name}-rule`,
      {
        description: "Resources that a rule of AWS Config finds wrong",
        eventPattern: JSON.stringify(FOUND),
        tags: classTags("function-logs"),
      },
      child,
    );
    this.missed = new SecureQueue(
      `${name}-missed`,
      {
        keyArn,
        senders: (queueArn) => [
          allowService("events.amazonaws.com", ["sqs:SendMessage"], queueArn, { place, arn: rule.arn }),
        ],
      },
      child,
    );
    new aws.cloudwatch.EventTarget(
      `${name}-target`,
      {
        rule: rule.name,
        arn: alertsTopicArn,
        inputTransformer: TOLD,
        deadLetterConfig: { arn: this.missed.arn },
      },
      { ...child, dependsOn: [this.missed] },
    );
    const watches = [queueDepth("missed", this.missed.name)];
    new Alarms(`${name}-alarm`, { topicArn: alertsTopicArn, watches }, child);

    this.registerOutputs({});
  }
}
