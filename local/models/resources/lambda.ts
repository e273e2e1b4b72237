import { at, listAt, numberAt } from "../masked";
import { isPlain, listed, type Problem } from "../problem";
import { conflict, field, type Rule, range } from "./rule";

/** Names the Lambda runtime sets itself. Source: "Defined runtime environment variables" of the Lambda guide. */
const RESERVED = [
  "_HANDLER",
  "_X_AMZN_TRACE_ID",
  "AWS_DEFAULT_REGION",
  "AWS_REGION",
  "AWS_EXECUTION_ENV",
  "AWS_LAMBDA_FUNCTION_NAME",
  "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
  "AWS_LAMBDA_FUNCTION_VERSION",
  "AWS_LAMBDA_INITIALIZATION_TYPE",
  "AWS_LAMBDA_LOG_GROUP_NAME",
  "AWS_LAMBDA_LOG_STREAM_NAME",
  "AWS_ACCESS_KEY",
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "AWS_LAMBDA_RUNTIME_API",
  "LAMBDA_TASK_ROOT",
  "LAMBDA_RUNTIME_DIR",
];

const MOST_ENVIRONMENT_BYTES = 4096;

/** Values are never shown: an environment may hold secrets. */
function environment(variables: unknown, path: string): Problem[] {
  if (!isPlain(variables)) return [];
  const problems: Problem[] = [];
  for (const name of Object.keys(variables)) {
    if (RESERVED.includes(name)) {
      const message = `${path} sets ${name}; allowed: any name Lambda does not reserve (${listed(RESERVED)}).`;
      problems.push(conflict(`${path}.${name}`, "reserved", message));
    } else if (!/^[a-zA-Z][a-zA-Z0-9_]+$/.test(name)) {
      const allowed = "a letter, then letters, digits and underscores, two characters or more";
      problems.push(conflict(`${path}.${name}`, "pattern", `${path} sets "${name}"; allowed: ${allowed}.`));
    }
  }
  const texts = Object.entries(variables).filter(([, value]) => typeof value === "string");
  const bytes = texts.reduce((sum, [name, value]) => sum + Buffer.byteLength(name + String(value)), 0);
  if (bytes > MOST_ENVIRONMENT_BYTES) {
    const message = `${path} takes ${bytes} bytes; allowed: at most ${MOST_ENVIRONMENT_BYTES} bytes of names and values.`;
    problems.push(conflict(path, "length", message));
  }
  return problems;
}

/** Functions on managed instances have limits of their own. */
const onDemand = (rule: Rule): Rule => {
  return (inputs) => (at(inputs, "capacityProviderConfig") === undefined ? rule(inputs) : []);
};

const layers: Rule = (inputs) =>
  listAt(inputs, "layers").length > 5
    ? [conflict("layers", "length", "layers has more than 5 items; allowed: 5.")]
    : [];

const queueSource: Rule = (inputs) => {
  const source = at(inputs, "eventSourceArn");
  if (typeof source !== "string" || !/^arn:[\w-]+:sqs:/.test(source)) return [];
  const size = numberAt(inputs, "batchSize") ?? 10;
  const window = at(inputs, "maximumBatchingWindowInSeconds") ?? 0;
  const problems: Problem[] = [];
  if (size > 10 && window === 0) {
    const message = `batchSize is ${size}; allowed: at most 10 for a queue, or set maximumBatchingWindowInSeconds to 1 or more.`;
    problems.push(conflict("batchSize", "range", message));
  }
  for (const name of [
    "parallelizationFactor",
    "bisectBatchOnFunctionError",
    "startingPosition",
    "maximumRetryAttempts",
  ]) {
    if (at(inputs, name) === undefined) continue;
    problems.push(conflict(name, "excluded", `${name} is set; allowed: on streams only, not on a queue.`));
  }
  return problems;
};

const streamSource: Rule = (inputs) => {
  const source = at(inputs, "eventSourceArn");
  const isStream = typeof source === "string" && /^arn:[\w-]+:(kinesis|dynamodb|kafka):/.test(source);
  if (!isStream || at(inputs, "startingPosition") !== undefined) return [];
  const message = "startingPosition is missing; a stream requires TRIM_HORIZON, LATEST or AT_TIMESTAMP.";
  return [conflict("startingPosition", "required", message)];
};

export const LAMBDA_RULES: Record<string, Rule[]> = {
  "aws:lambda/function:Function": [
    onDemand(range("timeout", 1, 900, "s")),
    onDemand(range("memorySize", 128, 10_240, "MB")),
    range("ephemeralStorage.size", 512, 10_240, "MB"),
    field("environment.variables", environment),
    layers,
  ],
  "aws:lambda/eventSourceMapping:EventSourceMapping": [
    range("batchSize", 1, 10_000, "records"),
    range("maximumBatchingWindowInSeconds", 0, 300, "s"),
    range("parallelizationFactor", 1, 10, ""),
    range("maximumRetryAttempts", -1, 10_000, ""),
    range("tumblingWindowInSeconds", 0, 900, "s"),
    field("maximumRecordAgeInSeconds", (value, path) =>
      value === -1 ? [] : range(path, 60, 604_800, "s, or -1")({ [path]: value }),
    ),
    queueSource,
    streamSource,
  ],
};
