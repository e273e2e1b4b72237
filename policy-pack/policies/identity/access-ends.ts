import { LEAST_PRIVILEGE } from "../../model/access/access";
import { asks, settingsRule } from "../../model/rules/demands";
import { QUEUE, ROLE } from "../../model/types/types";

const HOUR = 3600;
const withinAnHour = (value: unknown): boolean => value === undefined || Number(value) <= HOUR;

/** A right that is taken away stays with the sessions and the data keys that were handed out before. */
export const accessEnds = settingsRule({
  id: "access-ends",
  description:
    "Sessions of roles and data keys of queues end within an hour, and with them what was revoked.",
  controls: LEAST_PRIVILEGE,
  asked: [
    asks(ROLE, "maxSessionDuration", withinAnHour, "hands out sessions for hours", `${HOUR} or less`),
    asks(
      QUEUE,
      "kmsDataKeyReusePeriodSeconds",
      withinAnHour,
      "keeps a data key for hours",
      `${HOUR} or less`,
    ),
  ],
});
