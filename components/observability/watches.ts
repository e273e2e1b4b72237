import type * as pulumi from "@pulumi/pulumi";
import { RETENTION } from "../../contracts/retention";
import type { Watch } from "./alarms";

type Name = pulumi.Input<string>;

/** A sixth of what a stream keeps: time enough to mend a processor before records expire. */
const ITERATOR_AGE_MS = (RETENTION["event-stream"].streamHours * 3_600_000) / 6;

/** A processor that falls behind loses records once the stream forgets them. */
export function iteratorAge(name: string, functionName: Name): Watch {
  return {
    name: `${name}-iterator-age`,
    description: `The processor ${name} is ${ITERATOR_AGE_MS / 3_600_000} h behind its stream.`,
    namespace: "AWS/Lambda",
    metric: "IteratorAge",
    dimensions: { FunctionName: functionName },
    statistic: "Maximum",
    threshold: ITERATOR_AGE_MS,
  };
}

export function functionErrors(name: string, functionName: Name): Watch {
  return {
    name: `${name}-errors`,
    description: `The function ${name} failed.`,
    namespace: "AWS/Lambda",
    metric: "Errors",
    dimensions: { FunctionName: functionName },
    statistic: "Sum",
    threshold: 1,
  };
}

/** A queue that should be empty: what lies in it was given up by everything before it. */
export function queueDepth(name: string, queueName: Name): Watch {
  return {
    name: `${name}-depth`,
    description: `The queue ${name} holds messages that nothing will process by itself.`,
    namespace: "AWS/SQS",
    metric: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName: queueName },
    statistic: "Maximum",
    threshold: 1,
  };
}

/** The bus could not hand an event to a queue. */
export function failedInvocations(name: string, ruleName: Name, busName: Name): Watch {
  return {
    name: `${name}-failed-invocations`,
    description: `The rule ${name} could not deliver to its queue.`,
    namespace: "AWS/Events",
    metric: "FailedInvocations",
    dimensions: { EventBusName: busName, RuleName: ruleName },
    statistic: "Sum",
    threshold: 1,
  };
}

/** Records wait in a delivery stream that cannot write: Firehose gives up after a day. */
export function deliveryAge(name: string, deliveryStreamName: Name): Watch {
  return {
    name: `${name}-freshness`,
    description: `The delivery stream ${name} has held its oldest record for an hour.`,
    namespace: "AWS/Firehose",
    metric: "DeliveryToS3.DataFreshness",
    dimensions: { DeliveryStreamName: deliveryStreamName },
    statistic: "Maximum",
    threshold: 3600,
  };
}
