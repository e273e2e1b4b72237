import { SplitShardCommand } from "@aws-sdk/client-kinesis";
import { type FaultCase, settled } from "../fault-case";
import { events } from "../support/input";

/** Half of the range of a partition key's hash. */
const MIDDLE = (2n ** 127n).toString();

export const SHARDS: FaultCase[] = [
  {
    fault: "a shard is split in mid-stream",
    injected:
      "the only shard of a topic is split between its events; the first ones come again on its children",
    expected: "what came before is finished first, and each event is stored once",
    run: async (bench) => {
      const { kinesis } = bench.stack.clients;
      const StreamName = bench.stack.running.outputs.streams["observer.threshold.exceeded"].name;
      const before = events("observer.threshold.exceeded", 3);
      await bench.publish(before);
      await settled(bench);
      await kinesis.send(
        new SplitShardCommand({
          StreamName,
          ShardToSplit: "shardId-000000000000",
          NewStartingHashKey: MIDDLE,
        }),
      );
      bench.resharded(StreamName);
      await bench.publish([...events("observer.threshold.exceeded", 6), ...before]);
      await settled(bench);
    },
  },
];
