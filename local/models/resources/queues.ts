import { at, numberAt } from "../masked";
import { conflict, field, json, type Rule, range, text } from "./rule";

const redrive: Rule = field("redrivePolicy", (given, path) => {
  const { value, problems } = json(given, path);
  if (problems.length > 0) return problems;
  const most = at(value, "maxReceiveCount");
  if (at(value, "deadLetterTargetArn") === undefined)
    return [conflict(path, "required", `${path} has no deadLetterTargetArn.`)];
  const n = numberAt(value, "maxReceiveCount") ?? 0;
  const ok = typeof most === "symbol" || (Number.isInteger(n) && n >= 1 && n <= 1000);
  return ok
    ? []
    : [conflict(path, "range", `${path}.maxReceiveCount is ${String(most)}; allowed: 1 to 1000.`)];
});

const fifoName: Rule = (inputs) =>
  at(inputs, "fifoQueue") === true
    ? text("name", "pattern", (name) => name.endsWith(".fifo"), "a name that ends with .fifo")(inputs)
    : text(
        "name",
        "pattern",
        (name) => /^[\w-]{1,80}$/.test(name),
        "1 to 80 letters, digits, hyphens and underscores",
      )(inputs);

export const QUEUE_RULES: Record<string, Rule[]> = {
  "aws:sqs/queue:Queue": [
    range("messageRetentionSeconds", 60, 1_209_600, "s"),
    range("visibilityTimeoutSeconds", 0, 43_200, "s"),
    range("delaySeconds", 0, 900, "s"),
    range("receiveWaitTimeSeconds", 0, 20, "s"),
    range("maxMessageSize", 1024, 1_048_576, "bytes"),
    range("kmsDataKeyReusePeriodSeconds", 60, 86_400, "s"),
    redrive,
    fifoName,
  ],
};
