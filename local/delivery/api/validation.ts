import type { ExtendedS3DestinationConfiguration } from "@aws-sdk/client-firehose";
import { dataPrefix, errorPrefix, partitionKeys } from "../destination/prefix";
import { invalid } from "./errors";

const PROCESSORS = ["Lambda", "AppendDelimiterToRecord"];
const COMPRESSION = ["UNCOMPRESSED", "GZIP"];
const MIN_DYNAMIC_MIB = 64;

/**
 * Refuses a destination that AWS would refuse, and names what is not realised locally.
 * @throws ApiError InvalidArgumentException
 */
export function validateDestination(given: ExtendedS3DestinationConfiguration): void {
  const { RoleARN = "", BucketARN = "", BufferingHints: hints, CompressionFormat } = given;
  if (!/^arn:[\w-]+:iam::\d{12}:role\/.+$/.test(RoleARN))
    throw invalid(`RoleARN is "${RoleARN}"; allowed: the ARN of a role.`);
  if (!/^arn:[\w-]+:s3:::.+$/.test(BucketARN))
    throw invalid(`BucketARN is "${BucketARN}"; allowed: the ARN of a bucket.`);
  range("BufferingHints.SizeInMBs", hints?.SizeInMBs, 1, 128);
  range("BufferingHints.IntervalInSeconds", hints?.IntervalInSeconds, 0, 900);
  if (CompressionFormat && !COMPRESSION.includes(CompressionFormat)) {
    throw invalid(`CompressionFormat is "${CompressionFormat}"; allowed here: ${COMPRESSION.join(", ")}.`);
  }
  if (given.DataFormatConversionConfiguration?.Enabled) throw notHere("DataFormatConversionConfiguration");
  if (given.S3BackupMode === "Enabled") throw notHere("S3BackupMode");
  validateProcessors(given);
  validatePrefixes(given);
}

function validateProcessors({ ProcessingConfiguration }: ExtendedS3DestinationConfiguration): void {
  for (const { Type, Parameters = [] } of ProcessingConfiguration?.Processors ?? []) {
    if (!PROCESSORS.includes(Type ?? "")) throw notHere(`the processor ${Type}`);
    const value = (name: string) => Parameters.find((p) => p.ParameterName === name)?.ParameterValue;
    if (Type === "Lambda" && !value("LambdaArn"))
      throw invalid("LambdaArn is missing; a Lambda processor requires it.");
    range("BufferSizeInMBs", numeric(value("BufferSizeInMBs")), 0.2, 3);
    range("BufferIntervalInSeconds", numeric(value("BufferIntervalInSeconds")), 0, 900);
    range("NumberOfRetries", numeric(value("NumberOfRetries")), 0, 300);
  }
}

function validatePrefixes(given: ExtendedS3DestinationConfiguration): void {
  const { Prefix = "", ErrorOutputPrefix = "", BufferingHints } = given;
  const dynamic = given.DynamicPartitioningConfiguration?.Enabled === true;
  if (dynamic && (BufferingHints?.SizeInMBs ?? 5) < MIN_DYNAMIC_MIB) {
    throw invalid(
      `BufferingHints.SizeInMBs is ${BufferingHints?.SizeInMBs ?? 5}; allowed: ${MIN_DYNAMIC_MIB} to 128 with dynamic partitioning.`,
    );
  }
  if (Prefix.includes("!{") && !ErrorOutputPrefix) {
    throw invalid("ErrorOutputPrefix is missing; it is required when Prefix contains expressions.");
  }
  if (Prefix.includes("!{firehose:error-output-type}")) {
    throw invalid("Prefix has !{firehose:error-output-type}; allowed: in ErrorOutputPrefix only.");
  }
  if (ErrorOutputPrefix.includes("!{") && !ErrorOutputPrefix.includes("!{firehose:error-output-type}")) {
    throw invalid(
      "ErrorOutputPrefix has expressions but not !{firehose:error-output-type}; it is required then.",
    );
  }
  const names = partitionKeys(Prefix);
  if (names.length > 0 && !dynamic)
    throw invalid("Prefix has partition keys; allowed: with dynamic partitioning only.");
  if (dynamic && names.length === 0)
    throw invalid(
      `Prefix is "${Prefix}"; allowed: one with !{partitionKeyFromLambda:...}, since dynamic partitioning is enabled.`,
    );
  try {
    const context = {
      at: Date.now(),
      zone: given.CustomTimeZone,
      keys: Object.fromEntries(names.map((name) => [name, "x"])),
    };
    dataPrefix(Prefix, context);
    errorPrefix(ErrorOutputPrefix, Prefix.includes("!{") ? "" : Prefix, {
      ...context,
      keys: {},
      errorType: "processing-failed",
    });
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error));
  }
}

function range(name: string, value: number | undefined, min: number, max: number): void {
  if (value === undefined || (value >= min && value <= max)) return;
  throw invalid(`${name} is ${value}; allowed: ${min} to ${max}.`);
}

const numeric = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

const notHere = (what: string) =>
  invalid(
    `${what} is not realised by the local Firehose; allowed here: S3 with Lambda and AppendDelimiterToRecord processors.`,
  );
