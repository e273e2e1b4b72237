import { CONSUMERS, type Consumer, type ConsumerPlan } from "../../contracts/topics";
import type { OperatedOutputs } from "../target/target";

/** What was asked for goes nowhere. */
export class NoRoute extends Error {
  override name = "NoRoute";
}

/** Longest name of a replay, in characters. */
const NAME_LENGTH = 64;

/** ARN of the archive: it lies beside its bus. */
export function archiveArn({ bus }: OperatedOutputs): string {
  return `${bus.arn.slice(0, bus.arn.indexOf(":event-bus/"))}:archive/${bus.archiveName}`;
}

/** Name of an operation's replay: begins with the archive's, by which an operator's rights are limited. */
export function replayName({ bus }: OperatedOutputs, operationId: string): string {
  return `${bus.archiveName.slice(0, NAME_LENGTH - operationId.length - 1)}-${operationId}`;
}

/**
 * ARNs of the rules that get the events: those of the named consumers and of the consumers of the topics. Empty when
 * none is named: then every rule gets them.
 *
 * @throws NoRoute for a topic that no consumer takes
 */
export function rulesFor(
  { bus }: OperatedOutputs,
  wanted: { rules: readonly string[]; topics: readonly string[] },
): string[] {
  const consumers = new Set<Consumer>(wanted.rules as Consumer[]);
  const plans = (Object.entries(CONSUMERS) as [Consumer, ConsumerPlan][]).filter(
    ([name]) => bus.ruleArns?.[name] !== undefined,
  );
  const known = [...new Set(plans.flatMap(([, { topics }]) => topics))];
  for (const topic of wanted.topics) {
    const taking = plans.flatMap(([name, { topics }]) =>
      topics.some((each) => each === topic) ? [name] : [],
    );
    if (taking.length === 0)
      throw new NoRoute(`No rule of the bus takes ${topic}; allowed: ${known.join(", ")}`);
    for (const consumer of taking) consumers.add(consumer);
  }
  return [...consumers].map((consumer) => {
    const arn = bus.ruleArns?.[consumer];
    if (!arn) throw new NoRoute(`The outputs name no rule '${consumer}' in 'bus.ruleArns'; update the stack`);
    return arn;
  });
}
