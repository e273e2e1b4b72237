import { RETENTION } from "../../../contracts/retention";
import type { Rule } from "../../model/rules/rule";
import { isDeadLetterQueue } from "../../model/services/dead-letters";
import { QUEUE } from "../../model/types/types";

const SECONDS_A_DAY = 86_400;
const { queueDays } = RETENTION["dead-letters"];

/** The age of a message counts from its first queue, so a dead letter with the default of 4 days may die unseen. */
export const deadLetterRetention: Rule = {
  id: "dead-letter-retention",
  description: "Dead-letter queues keep messages for the days the retention manifest states.",
  level: "mandatory",
  controls: { hipaa: ["164.312(c)(1)"], soc2: ["PI1.3", "CC7.3"] },
  convention: "retention-manifest",
  scope: "stack",
  types: QUEUE,
  check(queue, report, stack) {
    if (!isDeadLetterQueue(queue, stack)) return;
    const seconds = queue.props["messageRetentionSeconds"] ?? 4 * SECONDS_A_DAY;
    if (seconds === queueDays * SECONDS_A_DAY) return;
    report(
      `Dead-letter queue '${queue.name}' keeps messages for ${seconds} seconds`,
      `set messageRetentionSeconds to ${queueDays * SECONDS_A_DAY}`,
    );
  },
};
