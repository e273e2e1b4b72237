import { RETENTION } from "../../../contracts/retention";
import { asks, settingsRule } from "../../model/rules/demands";
import { PROCESSING_INTEGRITY } from "../../model/rules/integrity";
import { QUEUE } from "../../model/types/types";

const SECONDS = RETENTION["dead-letters"].queueDays * 86_400;
/** Lambda asks for six times a function's timeout; nothing of ours is done in less than this. */
const LEAST_SECONDS = 30;
const MOST_ATTEMPTS = 10;

/** A message that comes again while it is worked on is worked on twice; one that ends early is not worked on at all. */
export const queueSettings = settingsRule({
  id: "queue-settings",
  description:
    "Queues keep messages as long as the manifest states, hide them while they are worked on, and give up in time.",
  controls: PROCESSING_INTEGRITY,
  convention: "retention-manifest",
  asked: [
    asks(
      QUEUE,
      "messageRetentionSeconds",
      (value) => value === SECONDS,
      "lets messages end early",
      String(SECONDS),
    ),
    asks(
      QUEUE,
      "visibilityTimeoutSeconds",
      (value) => value === undefined || Number(value) >= LEAST_SECONDS,
      "shows a message again while it is worked on",
      `${LEAST_SECONDS} or more`,
    ),
    asks(
      QUEUE,
      "redrivePolicy",
      (policy) => !policy || Number(JSON.parse(String(policy)).maxReceiveCount) <= MOST_ATTEMPTS,
      "tries a message that always fails for too long",
      `a maxReceiveCount of at most ${MOST_ATTEMPTS}`,
    ),
  ],
});
