import type { CreateEventSourceMappingCommandInput } from "@aws-sdk/client-lambda";
import type { ShardBacklog } from "../../../../local/event-sources/status";
import { type Bench, until } from "./bench";
import { type Behaviour, createFunction, type Statement, type TestFunction } from "./function";

/** A stream, a function with the permissions it needs, a queue for what is given up, and their mapping. */
export interface Pipeline extends TestFunction {
  readonly streamArn: string;
  readonly streamName: string;
  readonly uuid: string;
  readonly queueArn: string;
  /** The permissions that reading the stream and writing to the queue take. */
  readonly needed: readonly Statement[];
  /** Puts records in one call; a body alone is its own partition key `k`. */
  put(...records: (string | { body: string | Buffer; key: string })[]): Promise<void>;
  /** Messages of the failure queue so far. */
  failures(): Promise<Failure[]>;
  /** Waits for the first message of the failure queue; answers all. */
  failed(): Promise<Failure[]>;
  /** Waits until the poller has nothing left to do for the stream. */
  drained(): Promise<void>;
  backlog(): Promise<ShardBacklog[]>;
  /** Enables or disables the mapping as the provider does. */
  enable(enabled: boolean): Promise<void>;
  /** Sets the fields that the emulator does not keep. */
  override(fields: object): Promise<void>;
}

export interface Failure {
  readonly requestContext: { condition: string; approximateInvokeCount: number; [field: string]: unknown };
  readonly responseContext?: Record<string, unknown>;
  readonly KinesisBatchInfo?: { batchSize: number; startSequenceNumber: string; [field: string]: unknown };
  readonly [field: string]: unknown;
}

export interface PipelineArgs {
  readonly behaviour?: Behaviour;
  readonly mapping?: Partial<CreateEventSourceMappingCommandInput>;
  /** Records that stand in the stream before the mapping is made. */
  readonly before?: (put: Pipeline["put"]) => Promise<void>;
  readonly allow?: (needed: readonly Statement[]) => readonly Statement[];
  readonly shards?: number;
  readonly enabled?: boolean;
}

let serial = 0;

export const READ_ACTIONS = [
  "DescribeStream",
  "DescribeStreamSummary",
  "ListShards",
  "GetShardIterator",
  "GetRecords",
].map((name) => `kinesis:${name}`);

/** Makes all of it, the mapping as the provider makes it: disabled on the emulator, wanted state in its tags. */
export async function createPipeline(bench: Bench, args: PipelineArgs = {}): Promise<Pipeline> {
  const name = `case-${++serial}`;
  await bench.kinesis.createStream({ StreamName: name, ShardCount: args.shards ?? 1 });
  const described = await bench.kinesis.describeStreamSummary({ StreamName: name });
  const streamArn = described.StreamDescriptionSummary?.StreamARN ?? "";
  const { QueueUrl } = await bench.sqs.createQueue({ QueueName: `${name}-failures` });
  const queueArn = `arn:aws:sqs:us-east-1:000000000000:${name}-failures`;
  const target = await createFunction(bench, name, args.behaviour ?? (() => null));
  const needed: Statement[] = [
    { actions: READ_ACTIONS, resource: streamArn },
    { actions: ["sqs:SendMessage"], resource: queueArn },
  ];
  await target.allow(args.allow?.(needed) ?? needed);
  const put: Pipeline["put"] = async (...records) => {
    const Records = records
      .map((record) => (typeof record === "string" ? { body: record, key: "k" } : record))
      .map(({ body, key }) => ({ Data: Buffer.from(body), PartitionKey: key }));
    for (let at = 0; at < Records.length; at += 500)
      await bench.kinesis.putRecords({ StreamName: name, Records: Records.slice(at, at + 500) });
  };
  await args.before?.(put);
  const { UUID = "", EventSourceMappingArn } = await bench.lambda.createEventSourceMapping({
    FunctionName: name,
    EventSourceArn: streamArn,
    StartingPosition: "TRIM_HORIZON",
    BatchSize: 100,
    DestinationConfig: { OnFailure: { Destination: queueArn } },
    ...args.mapping,
    Enabled: false,
    Tags: { "strata:enabled": String(args.enabled ?? true) },
  });
  const tag = async (Tags: Record<string, string>) => {
    await bench.lambda.tagResource({ Resource: EventSourceMappingArn, Tags });
  };
  const seen: Failure[] = [];
  const failures = async () => {
    const { Messages = [] } = await bench.sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 10 });
    seen.push(...Messages.map(({ Body }) => JSON.parse(Body ?? "") as Failure));
    return seen;
  };
  const backlog = async () =>
    Object.entries((await bench.status()).backlog)
      .filter(([shard]) => shard.startsWith(`${streamArn}/`))
      .map(([, value]) => value);
  return {
    ...target,
    streamArn,
    streamName: name,
    uuid: UUID,
    queueArn,
    needed,
    put,
    failures,
    failed: () =>
      until(`a failure of ${name} is sent`, async () => ((await failures()).length > 0 ? seen : undefined)),
    backlog,
    enable: (enabled) => tag({ "strata:enabled": String(enabled) }),
    override: (fields) => tag({ "strata:mapping": JSON.stringify(fields) }),
    drained: async () => {
      const since = new Date().toISOString();
      await until(`${name} is drained`, async () => {
        const shards = await backlog();
        return shards.length > 0 && shards.every(({ atTip, readAt }) => atTip && (readAt ?? "") > since);
      });
    },
  };
}
