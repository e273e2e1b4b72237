import { asks, isListed, isNotTrue, settingsRule } from "../../model/rules/demands";
import { PROCESSING_INTEGRITY } from "../../model/rules/integrity";
import { ALARM, EVENT_RULE, EVENT_SOURCE_MAPPING, EVENT_TARGET, LOG_GROUP } from "../../model/types/types";

const MACHINE = ["aws:sfn/stateMachine:StateMachine"];

const isStream = (arn: unknown) => /^arn:[\w-]+:(kinesis|dynamodb):/.test(String(arn));

/** A rule that is off, or a reader that begins at the end, loses events without a word. */
export const eventsInForce = settingsRule({
  id: "events-in-force",
  description:
    "Rules, readers and alarms are on, take what they are for and all of it, try for long enough, and end.",
  controls: PROCESSING_INTEGRITY,
  asked: [
    asks(LOG_GROUP, "skipDestroy", isNotTrue, "outlives its stack and its retention's owner", "false"),
    asks(
      MACHINE,
      "definition",
      (text) => /^\{.*"TimeoutSeconds":/s.test(String(text)),
      "may run without end",
      "one with TimeoutSeconds",
    ),
    asks(ALARM, "okActions", isListed, "tells nobody that it is over", "the topic of its alarmActions"),
    asks(
      ALARM,
      "treatMissingData",
      (way) => way !== "ignore",
      "stays as it was when its metric stops",
      '"notBreaching" or "breaching"',
    ),
    asks(
      ALARM,
      "evaluationPeriods",
      (count) => Number(count ?? 1) <= 24,
      "waits for more than 24 periods",
      "24 or fewer",
    ),
    asks(EVENT_RULE, "state", (state) => state !== "DISABLED", "is switched off", '"ENABLED"'),
    asks(EVENT_RULE, "isEnabled", (on) => on !== false, "is switched off", "true"),
    asks(
      EVENT_RULE,
      "eventPattern",
      (pattern) => pattern === undefined || /"source":\["[^{]*"detail-type":\[/.test(String(pattern)),
      "takes events of any kind",
      "a pattern of source and detail-type",
    ),
    asks(
      EVENT_TARGET,
      "retryPolicy.maximumRetryAttempts",
      (count) => count !== 0,
      "is tried once only",
      "185",
    ),
    asks(
      EVENT_TARGET,
      "retryPolicy.maximumEventAgeInSeconds",
      (seconds) => seconds === undefined || Number(seconds) >= 3600,
      "is given up within the hour",
      "86400",
    ),
    asks(EVENT_SOURCE_MAPPING, "enabled", (on) => on !== false, "is switched off", "true"),
    asks(
      EVENT_SOURCE_MAPPING,
      "startingPosition",
      (position) => position !== "LATEST",
      "begins at the end and misses what came before it",
      '"TRIM_HORIZON"',
    ),
    asks(
      EVENT_SOURCE_MAPPING,
      "maximumRecordAgeInSeconds",
      (seconds, { props }) => Number(seconds) > 0 || !isStream(props["eventSourceArn"]),
      "tries a record until it expires",
      "less than the stream's retention",
    ),
    asks(
      EVENT_SOURCE_MAPPING,
      "filterCriteria",
      (filter, { props }) =>
        filter === undefined || !/^arn:[\w-]+:(kinesis|sqs|rds):/.test(String(props["eventSourceArn"])),
      "drops records before the function sees them",
      "nothing: the function decides",
    ),
  ],
});
