import { allow, type Place, type Statement } from "./iam";
import { useKey } from "./key-use";
import type { Store } from "./store";

/** What reading a stream takes; Lambda's event sources, which poll in the function's name, need all of it. */
export function readStream(stream: Omit<Store, "name">, place: Place): Statement[] {
  return [
    allow(
      [
        "kinesis:DescribeStream",
        "kinesis:DescribeStreamSummary",
        "kinesis:GetRecords",
        "kinesis:GetShardIterator",
        "kinesis:ListShards",
      ],
      stream.arn,
    ),
    useKey(stream.keyArn, "read", "kinesis", place),
  ];
}
