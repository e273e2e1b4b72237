import { at, UNKNOWN } from "../masked";
import { isPlain, listed, notAllowed, type Plain, type Problem } from "../problem";
import { conflict, field, json, type Rule, range, steps } from "./rule";

/** Comparison operators of an EventBridge pattern. Source: "Comparison operators" of the EventBridge guide. */
const OPERATORS = [
  "prefix",
  "suffix",
  "anything-but",
  "numeric",
  "cidr",
  "exists",
  "equals-ignore-case",
  "wildcard",
];

/** An event pattern is JSON whose leaves are lists of values or operators. */
const pattern: Rule = field("eventPattern", (given, path) => {
  const { value, problems } = json(given, path);
  if (problems.length > 0 || value === undefined) return problems;
  if (!isPlain(value) || Object.keys(value).length === 0) {
    return [notAllowed(path, "event-pattern", value, "an object with at least one field")];
  }
  return inner(value, path);
});

function inner(pattern: Plain, path: string): Problem[] {
  return Object.entries(pattern).flatMap(([key, value]) => {
    const where = `${path}.${key}`;
    if (value === UNKNOWN) return [];
    if (key === "$or")
      return Array.isArray(value)
        ? value.flatMap((item, i) => (isPlain(item) ? inner(item, `${where}[${i}]`) : []))
        : [];
    if (isPlain(value)) return inner(value, where);
    if (!Array.isArray(value))
      return [notAllowed(where, "event-pattern", value, "a list of values, or an object of fields")];
    if (value.length === 0)
      return [notAllowed(where, "event-pattern", value, "a list with at least one value")];
    return value.flatMap((item, i) => operator(item, `${where}[${i}]`));
  });
}

function operator(item: unknown, path: string): Problem[] {
  if (Array.isArray(item))
    return [notAllowed(path, "event-pattern", item, "a value or one comparison operator")];
  if (!isPlain(item)) return [];
  const keys = Object.keys(item);
  const [key = ""] = keys;
  return keys.length === 1 && OPERATORS.includes(key)
    ? []
    : [notAllowed(path, "event-pattern", item, listed(OPERATORS))];
}

const trigger: Rule = (inputs) =>
  at(inputs, "eventPattern") === undefined && at(inputs, "scheduleExpression") === undefined
    ? [
        conflict(
          "eventPattern",
          "required",
          "eventPattern and scheduleExpression are missing; a rule requires one of them.",
        ),
      ]
    : [];

/** CloudWatch Logs keeps only these; 0 means for ever. Source: PutRetentionPolicy of the CloudWatch Logs API. */
const LOG_RETENTION_DAYS = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const logRetention = steps("retentionInDays", "log-retention", LOG_RETENTION_DAYS, "days");

const alarmPeriod: Rule = field("period", (value, path) => {
  const n = Number(value);
  return [10, 20, 30].includes(n) || (n > 0 && n % 60 === 0)
    ? []
    : [notAllowed(path, "range", value, "10, 20, 30 or a multiple of 60 s")];
});

export const EVENT_RULES: Record<string, Rule[]> = {
  "aws:cloudwatch/eventArchive:EventArchive": [pattern],
  "aws:cloudwatch/eventRule:EventRule": [pattern, trigger],
  "aws:cloudwatch/eventTarget:EventTarget": [
    range("retryPolicy.maximumEventAgeInSeconds", 60, 86_400, "s"),
    range("retryPolicy.maximumRetryAttempts", 0, 185, ""),
  ],
  "aws:cloudwatch/logGroup:LogGroup": [logRetention],
  "aws:cloudwatch/metricAlarm:MetricAlarm": [alarmPeriod],
};
