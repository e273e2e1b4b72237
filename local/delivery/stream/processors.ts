import type { ExtendedS3DestinationConfiguration, Processor } from "@aws-sdk/client-firehose";
import { DEFAULT_HINTS, MIB } from "../model";

/** How the records of a stream are transformed. */
export interface Transform {
  functionArn: string;
  /** Invocations after the first that failed. */
  retries: number;
  /** A batch is sent when it has grown to this many bytes of data ... */
  batchBytes: number;
  /** ... or when its first record has waited this long. */
  waitMs: number;
}

/** Most bytes of data one invocation takes, whatever the configuration says. */
const MOST_BATCH_MIB = 3;
/** Default of Lambda's own buffering. */
const DEFAULT_BATCH_MIB = 1;
const DEFAULT_WAIT_S = 60;
const DEFAULT_RETRIES = 3;

/** The Lambda processor of a destination; undefined where processing is off or has none. */
export function transformOf(destination: ExtendedS3DestinationConfiguration): Transform | undefined {
  const lambda = processor(destination, "Lambda");
  const functionArn = lambda && parameter(lambda, "LambdaArn");
  if (!lambda || !functionArn) return undefined;
  const interval = destination.BufferingHints?.IntervalInSeconds ?? DEFAULT_HINTS.IntervalInSeconds;
  const wait = parameter(lambda, "BufferIntervalInSeconds");
  return {
    functionArn,
    retries: Number(parameter(lambda, "NumberOfRetries") ?? DEFAULT_RETRIES),
    batchBytes:
      Math.min(MOST_BATCH_MIB, Number(parameter(lambda, "BufferSizeInMBs") ?? DEFAULT_BATCH_MIB)) * MIB,
    // Waiting longer for the transform than for the delivery would make the delivery's own interval meaningless.
    waitMs: (wait === undefined ? Math.min(DEFAULT_WAIT_S, interval) : Number(wait)) * 1000,
  };
}

/** What AppendDelimiterToRecord puts behind each record, or nothing. */
export function delimiterOf(destination: ExtendedS3DestinationConfiguration): Buffer {
  const append = processor(destination, "AppendDelimiterToRecord");
  if (!append) return Buffer.alloc(0);
  const text = parameter(append, "Delimiter") ?? "\\n";
  return Buffer.from(text.replace(/\\n/g, "\n").replace(/\\t/g, "\t").replace(/\\r/g, "\r"), "utf8");
}

function processor(destination: ExtendedS3DestinationConfiguration, type: string): Processor | undefined {
  const { Enabled, Processors } = destination.ProcessingConfiguration ?? {};
  return Enabled ? Processors?.find(({ Type }) => Type === type) : undefined;
}

function parameter({ Parameters }: Processor, name: string): string | undefined {
  return Parameters?.find(({ ParameterName }) => ParameterName === name)?.ParameterValue;
}
