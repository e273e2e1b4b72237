import { perStack } from "../stack/per-stack";
import type { Props, Resource, Stack } from "../stack/stack";
import {
  EVENT_BUS,
  EVENT_SOURCE_MAPPING,
  EVENT_TARGET,
  LAMBDA,
  LAMBDA_INVOKE_CONFIG,
  QUEUE,
  REDRIVE_POLICY,
} from "../types/types";

/** ARN of the queue to which a queue moves what its consumer could not process. */
export function redriveTarget(queue: Resource, stack: Stack): string | undefined {
  const policies = [
    queue.props["redrivePolicy"],
    ...stack.attachedTo(queue, "queueUrl", REDRIVE_POLICY).map(({ props }) => props["redrivePolicy"]),
  ];
  for (const policy of policies.filter(Boolean)) {
    const { deadLetterTargetArn } = (typeof policy === "string" ? JSON.parse(policy) : policy) as Props;
    if (typeof deadLetterTargetArn === "string" && deadLetterTargetArn !== "") return deadLetterTargetArn;
  }
  return undefined;
}

/** ARN of the destination to which a mapping sends the account of a batch it gave up. */
export function failureDestination(props: Props): string | undefined {
  return props["destinationConfig"]?.onFailure?.destinationArn || undefined;
}

/** ARN of the queue to which an event target's undeliverable events go, or those a bus cannot read. */
export function targetDeadLetter(props: Props): string | undefined {
  return props["deadLetterConfig"]?.arn || undefined;
}

/** Whether a queue receives what others could not process. */
export function isDeadLetterQueue(queue: Resource, stack: Stack): boolean {
  return deadLetterQueues(stack).has(queue.urn);
}

const deadLetterQueues = perStack(
  (stack): ReadonlySet<string> =>
    new Set(deadLetterArns(stack).flatMap((arn) => stack.find(arn, QUEUE)?.urn ?? [])),
);

/** ARNs of everything that receives what others could not process. */
function deadLetterArns(stack: Stack): string[] {
  const of = (types: readonly string[], read: (props: Props) => string | undefined) =>
    stack.ofType(types).flatMap(({ props }) => read(props) ?? []);
  return [
    ...stack.ofType(QUEUE).flatMap((queue) => redriveTarget(queue, stack) ?? []),
    ...of(EVENT_TARGET, targetDeadLetter),
    ...of(EVENT_BUS, targetDeadLetter),
    ...of(EVENT_SOURCE_MAPPING, failureDestination),
    ...of(LAMBDA, (props) => props["deadLetterConfig"]?.targetArn),
    ...of(LAMBDA_INVOKE_CONFIG, (props) => props["destinationConfig"]?.onFailure?.destination),
  ];
}
