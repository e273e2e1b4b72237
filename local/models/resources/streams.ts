import { at, hasUnknown, listAt, numberAt } from "../masked";
import type { Problem } from "../problem";
import { conflict, type Rule, range } from "./rule";

const S3 = "extendedS3Configuration";
const MIN_DYNAMIC_MIB = 64;

const stream: Rule = (inputs) => {
  const problems: Problem[] = [];
  const mode = at(inputs, "streamModeDetails.streamMode") ?? "PROVISIONED";
  const shards = at(inputs, "shardCount");
  const count = numberAt(inputs, "shardCount") ?? 1;
  if (mode === "PROVISIONED" && (shards === undefined || count < 1)) {
    problems.push(
      conflict(
        "shardCount",
        "required",
        `shardCount is ${String(shards)}; allowed: 1 or more when PROVISIONED.`,
      ),
    );
  }
  if (mode === "ON_DEMAND" && typeof shards !== "symbol" && (numberAt(inputs, "shardCount") ?? 0) > 0) {
    problems.push(
      conflict("shardCount", "excluded", `shardCount is ${String(shards)}; allowed: none when ON_DEMAND.`),
    );
  }
  if (at(inputs, "encryptionType") === "KMS" && at(inputs, "kmsKeyId") === undefined) {
    problems.push(conflict("kmsKeyId", "required", "kmsKeyId is missing; encryptionType KMS requires it."));
  }
  return problems;
};

const dynamic: Rule = (inputs) => {
  if (at(inputs, `${S3}.dynamicPartitioningConfiguration.enabled`) !== true) return [];
  const problems: Problem[] = [];
  const given = at(inputs, `${S3}.bufferingSize`);
  const size = given === undefined ? 5 : numberAt({ given }, "given");
  if (size !== undefined && size < MIN_DYNAMIC_MIB) {
    const message = `${S3}.bufferingSize is ${size}; allowed: ${MIN_DYNAMIC_MIB} to 128 MiB with dynamic partitioning.`;
    problems.push(conflict(`${S3}.bufferingSize`, "range", message));
  }
  const prefix = at(inputs, `${S3}.prefix`) ?? "";
  if (typeof prefix === "string" && !/!\{partitionKeyFrom(Lambda|Query):/.test(prefix)) {
    const message = `${S3}.prefix is "${prefix}"; allowed: a prefix with !{partitionKeyFromLambda:...} or !{partitionKeyFromQuery:...}.`;
    problems.push(conflict(`${S3}.prefix`, "prefix", message));
  }
  return problems;
};

/** Source: "Custom prefixes for Amazon S3 objects" of the Firehose guide. */
const prefixes: Rule = (inputs) => {
  const prefix = at(inputs, `${S3}.prefix`) ?? "";
  const errors = at(inputs, `${S3}.errorOutputPrefix`) ?? "";
  if (typeof prefix !== "string" || typeof errors !== "string") return [];
  const problems = [
    ...expressions(prefix, `${S3}.prefix`),
    ...expressions(errors, `${S3}.errorOutputPrefix`),
  ];
  if (prefix.includes("!{firehose:error-output-type}")) {
    problems.push(
      conflict(
        `${S3}.prefix`,
        "prefix",
        `${S3}.prefix has !{firehose:error-output-type}; allowed: in errorOutputPrefix only.`,
      ),
    );
  }
  if (prefix.includes("!{") && !errors.includes("!{firehose:error-output-type}")) {
    const message = `${S3}.errorOutputPrefix is "${errors}"; allowed: a prefix with !{firehose:error-output-type}, since prefix has expressions.`;
    problems.push(conflict(`${S3}.errorOutputPrefix`, "prefix", message));
  }
  if (/!\{partitionKeyFrom/.test(errors)) {
    problems.push(
      conflict(
        `${S3}.errorOutputPrefix`,
        "prefix",
        `${S3}.errorOutputPrefix has partition keys; allowed: in prefix only.`,
      ),
    );
  }
  return problems;
};

function expressions(prefix: string, path: string): Problem[] {
  const known =
    /^(timestamp:.+|firehose:(random-string|error-output-type)|partitionKeyFrom(Lambda|Query):.+)$/;
  return [...prefix.matchAll(/!\{([^}]*)\}/g)]
    .filter(([, expression = ""]) => !known.test(expression))
    .map(([whole]) =>
      conflict(
        path,
        "prefix",
        `${path} has ${whole}; allowed: !{timestamp:...}, !{firehose:...}, !{partitionKeyFrom...:...}.`,
      ),
    );
}

const processors: Rule = (inputs) =>
  listAt(inputs, `${S3}.processingConfiguration.processors`).flatMap((processor, i) => {
    const parameters = listAt(processor, "parameters");
    const value = (name: string): unknown =>
      at(
        parameters.find((p) => at(p, "parameterName") === name),
        "parameterValue",
      );
    const path = `${S3}.processingConfiguration.processors[${i}]`;
    const problems: Problem[] = [];
    const bound = (name: string, min: number, max: number, unit: string): void => {
      const given = value(name);
      if (typeof given !== "string" && typeof given !== "number") return;
      if (Number(given) >= min && Number(given) <= max) return;
      problems.push(
        conflict(path, "range", `${path}: ${name} is ${given}; allowed: ${min} to ${max} ${unit}.`),
      );
    };
    bound("BufferSizeInMBs", 0.2, 3, "MB");
    bound("BufferIntervalInSeconds", 0, 900, "s");
    bound("NumberOfRetries", 0, 300, "");
    const given = parameters.length > 0 && !hasUnknown(parameters);
    if (at(processor, "type") === "Lambda" && given && value("LambdaArn") === undefined) {
      problems.push(conflict(path, "required", `${path} has no LambdaArn; a Lambda processor requires it.`));
    }
    return problems;
  });

export const STREAM_RULES: Record<string, Rule[]> = {
  "aws:kinesis/stream:Stream": [range("retentionPeriod", 24, 8760, "hours"), stream],
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": [
    range(`${S3}.bufferingInterval`, 0, 900, "s"),
    range(`${S3}.bufferingSize`, 1, 128, "MiB"),
    dynamic,
    prefixes,
    processors,
  ],
};
