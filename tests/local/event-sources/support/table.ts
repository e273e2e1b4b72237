import type { CreateEventSourceMappingCommandInput } from "@aws-sdk/client-lambda";
import { type Bench, until } from "./bench";
import { type Behaviour, createFunction, type TestFunction } from "./function";

/** A table with a stream, a function that may read it, a queue for what is given up, and their mapping. */
export interface TablePipeline extends TestFunction {
  readonly streamArn: string;
  putItem(id: string): Promise<void>;
  /** The next message of the failure queue. */
  failure(): Promise<Record<string, unknown> | undefined>;
  drained(): Promise<void>;
}

export interface TablePipelineArgs {
  /** Items that are written before the mapping is made. */
  readonly before: readonly string[];
  readonly mapping?: Partial<CreateEventSourceMappingCommandInput>;
  readonly behaviour?: Behaviour;
  /** The stream that the role may read. @default the table's own */
  readonly resource?: (streamArn: string) => string;
}

const READ_ACTIONS = ["DescribeStream", "GetShardIterator", "GetRecords"].map((name) => `dynamodb:${name}`);

let serial = 0;

export async function createTablePipeline(bench: Bench, args: TablePipelineArgs): Promise<TablePipeline> {
  const name = `table-${++serial}`;
  const { TableDescription } = await bench.dynamodb.createTable({
    TableName: name,
    AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
    KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    BillingMode: "PAY_PER_REQUEST",
    StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
  });
  const streamArn = TableDescription?.LatestStreamArn ?? "";
  const { QueueUrl } = await bench.sqs.createQueue({ QueueName: `${name}-failures` });
  const queueArn = `arn:aws:sqs:us-east-1:000000000000:${name}-failures`;
  const target = await createFunction(bench, name, args.behaviour ?? (() => null));
  await target.allow([
    { actions: READ_ACTIONS, resource: args.resource?.(streamArn) ?? streamArn },
    { actions: ["sqs:SendMessage"], resource: queueArn },
  ]);
  const putItem = async (id: string) => {
    const Item = { id: { S: id }, bytes: { B: new Uint8Array([1, 2]) } };
    await bench.dynamodb.putItem({ TableName: name, Item });
  };
  for (const id of args.before) await putItem(id);
  await bench.lambda.createEventSourceMapping({
    FunctionName: name,
    EventSourceArn: streamArn,
    StartingPosition: "TRIM_HORIZON",
    BatchSize: 100,
    DestinationConfig: { OnFailure: { Destination: queueArn } },
    ...args.mapping,
    Enabled: false,
    Tags: { "strata:enabled": "true" },
  });
  return {
    ...target,
    streamArn,
    putItem,
    failure: async () => {
      const { Messages = [] } = await bench.sqs.receiveMessage({ QueueUrl });
      return Messages[0]?.Body ? JSON.parse(Messages[0].Body) : undefined;
    },
    drained: async () => {
      const since = new Date().toISOString();
      await until(`${name} is drained`, async () =>
        Object.entries((await bench.status()).backlog).some(
          ([shard, { atTip, readAt }]) =>
            shard.startsWith(`${streamArn}/`) && atTip && (readAt ?? "") > since,
        ),
      );
    },
  };
}
