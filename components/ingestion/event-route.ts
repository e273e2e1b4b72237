import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { BUS_SOURCE } from "../../contracts/events/event";
import { classTags } from "../../contracts/tags";
import type { Topic } from "../../contracts/topics";
import { type ConsumerLimits, visibilityTimeoutSeconds } from "../shared/consumer-limits";
import { allowService, type Place } from "../shared/iam";
import { SecureQueue } from "../shared/secure-queue";

/** EventBridge's longest: a day, and the most attempts that fit in it. */
const DELIVERY_RETRY = { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 };

export interface EventRouteArgs {
  place: Place;
  keyArn: pulumi.Input<string>;
  busName: pulumi.Input<string>;
  /** Types of the events that take this route. */
  topics: readonly Topic[];
  /** Limits of the function behind the queue. */
  limits: ConsumerLimits;
}

/** One consumer's way off the bus: a rule, its queue, and the queue for what could not be delivered or processed. */
export class EventRoute extends pulumi.ComponentResource {
  readonly queue: SecureQueue;
  readonly deadLetters: SecureQueue;
  readonly ruleName: pulumi.Output<string>;
  readonly ruleArn: pulumi.Output<string>;

  constructor(name: string, args: EventRouteArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:ingestion:EventRoute", name, {}, opts);
    const child = { parent: this };

    const rule = new aws.cloudwatch.EventRule(
      `${name}-rule`,
      {
        description: `Routes ${args.topics.join(", ")}`,
        eventBusName: args.busName,
        eventPattern: JSON.stringify({ source: [BUS_SOURCE], "detail-type": args.topics }),
        tags: classTags("event-archive"),
      },
      child,
    );

    const thisRule = (queueArn: pulumi.Output<string>) => [
      allowService("events.amazonaws.com", ["sqs:SendMessage"], queueArn, {
        place: args.place,
        arn: rule.arn,
      }),
    ];

    this.deadLetters = new SecureQueue(
      `${name}-dead-letters`,
      { keyArn: args.keyArn, senders: thisRule },
      child,
    );

    this.queue = new SecureQueue(
      name,
      {
        keyArn: args.keyArn,
        visibilityTimeoutSeconds: visibilityTimeoutSeconds(args.limits),
        deadLetter: { queue: this.deadLetters, maxReceiveCount: args.limits.maxReceiveCount },
        senders: thisRule,
      },
      child,
    );

    // Without the queue's policy the first events would go to the dead letters, if those admit the rule already.
    new aws.cloudwatch.EventTarget(
      `${name}-target`,
      {
        rule: rule.name,
        eventBusName: args.busName,
        arn: this.queue.arn,
        deadLetterConfig: { arn: this.deadLetters.arn },
        retryPolicy: DELIVERY_RETRY,
      },
      { ...child, dependsOn: [this.queue, this.deadLetters] },
    );

    this.ruleName = rule.name;
    this.ruleArn = rule.arn;
    this.registerOutputs({ ruleName: this.ruleName });
  }
}
