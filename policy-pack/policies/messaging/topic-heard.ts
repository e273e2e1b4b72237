import { many } from "../../model/access/documents";
import type { Rule } from "../../model/rules/rule";
import { isProduction } from "../../model/stack/tags";
import { ALARM, TOPIC, TOPIC_SUBSCRIPTION } from "../../model/types/types";

/** In a trial somebody looks at the console; in production nobody does at night. */
export const topicHeard: Rule = {
  id: "topic-heard",
  description: "In production somebody subscribes to the topics that alarms tell.",
  level: "mandatory",
  controls: { hipaa: ["164.308(a)(6)(ii)"], soc2: ["CC7.2", "CC7.3"] },
  scope: "stack",
  types: TOPIC,
  check(topic, report, stack) {
    if (!isProduction(topic)) return;
    const told = stack
      .ofType(ALARM)
      .some(({ props }) =>
        many(props["alarmActions"]).some((arn) => stack.find(arn, TOPIC)?.urn === topic.urn),
      );
    if (!told || stack.attachedTo(topic, "topic", TOPIC_SUBSCRIPTION).length > 0) return;
    report(
      `Topic '${topic.name}' is told of alarms and nobody hears it`,
      "set alertEmail, or subscribe to it",
    );
  },
};
