import * as pulumi from "@pulumi/pulumi";
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

/** What reading a table's stream of changes takes; Lambda's event sources poll in the function's name. */
export function readTableStream(
  table: Store & { streamArn: pulumi.Input<string> },
  place: Place,
): Statement[] {
  return [
    allow(["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"], table.streamArn),
    allow(["dynamodb:ListStreams"], pulumi.interpolate`${table.arn}/stream/*`),
    useKey(table.keyArn, "read", "dynamodb", place),
  ];
}
