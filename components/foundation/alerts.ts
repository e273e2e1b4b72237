import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../contracts/tags";
import { allowService, denyPlainText, type Place, policyDocument } from "../shared/iam";

export interface AlertsArgs {
  place: Place;
  keyArn: pulumi.Input<string>;
  /** Address that is told of every alarm; AWS asks it to confirm. @default - nobody */
  email?: string;
}

/** The topic every alarm of the stack speaks to. */
export class Alerts extends pulumi.ComponentResource {
  readonly topicArn: pulumi.Output<string>;

  constructor(name: string, args: AlertsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:foundation:Alerts", name, {}, opts);
    const { accountId, region } = args.place;
    const child = { parent: this };

    const topic = new aws.sns.Topic(
      `${name}-topic`,
      { kmsMasterKeyId: args.keyArn, tags: classTags("function-logs") },
      child,
    );

    new aws.sns.TopicPolicy(
      `${name}-policy`,
      {
        arn: topic.arn,
        policy: policyDocument([
          denyPlainText(["sns:Publish"], topic.arn),
          allowService("cloudwatch.amazonaws.com", ["sns:Publish"], topic.arn, {
            place: args.place,
            arn: `arn:aws:cloudwatch:${region}:${accountId}:alarm:*`,
            like: true,
          }),
          // What AWS Config finds comes by a rule of EventBridge.
          allowService("events.amazonaws.com", ["sns:Publish"], topic.arn, {
            place: args.place,
            arn: `arn:aws:events:${region}:${accountId}:rule/*`,
            like: true,
          }),
        ]),
      },
      child,
    );

    if (args.email) {
      new aws.sns.TopicSubscription(
        `${name}-email`,
        { topic: topic.arn, protocol: "email", endpoint: args.email },
        child,
      );
    }

    this.topicArn = topic.arn;
    this.registerOutputs({ topicArn: this.topicArn });
  }
}
