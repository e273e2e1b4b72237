import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from "@aws-sdk/client-eventbridge";
import { FirehoseClient, PutRecordBatchCommand } from "@aws-sdk/client-firehose";
import { KinesisClient, PutRecordsCommand } from "@aws-sdk/client-kinesis";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { RunningStack } from "../../../local/stack";
import type { Exchange } from "./proxy";

type Refused = { ErrorCode: string; ErrorMessage: string };
interface Sent {
  Data: string;
  PartitionKey: string;
}

/**
 * Calls of which the service takes only some records. What it takes is really executed, signed anew, since the
 * caller's signature covers the whole.
 */
export function createPartly({ endpoint, deliveryEndpoint, region, credentials }: RunningStack) {
  const config = { endpoint, region, credentials, requestHandler: new NodeHttpHandler() };
  const kinesis = new KinesisClient(config);
  const bus = new EventBridgeClient(config);
  const firehose = new FirehoseClient({ ...config, endpoint: deliveryEndpoint });
  const bytes = ({ Data }: Sent) => Buffer.from(Data, "base64");

  const streams = (errorCode: string, refused: (at: number) => boolean) =>
    partly<Sent>("Records", errorCode, refused, async (request, taken) => {
      const { StreamName, StreamARN } = request as { StreamName?: string; StreamARN?: string };
      const Records = taken.map((sent) => ({ Data: bytes(sent), PartitionKey: sent.PartitionKey }));
      const answer = await kinesis.send(new PutRecordsCommand({ StreamName, StreamARN, Records }));
      return { list: answer.Records ?? [], answer: "Records", failed: "FailedRecordCount" };
    });
  const delivery = (errorCode: string, refused: (at: number) => boolean) =>
    partly<Sent>("Records", errorCode, refused, async (request, taken) => {
      const DeliveryStreamName = String(request["DeliveryStreamName"]);
      const Records = taken.map((sent) => ({ Data: bytes(sent) }));
      const answer = await firehose.send(new PutRecordBatchCommand({ DeliveryStreamName, Records }));
      return { list: answer.RequestResponses ?? [], answer: "RequestResponses", failed: "FailedPutCount" };
    });
  const events = (errorCode: string, refused: (at: number) => boolean) =>
    partly<PutEventsRequestEntry>("Entries", errorCode, refused, async (_, Entries) => {
      const answer = await bus.send(new PutEventsCommand({ Entries }));
      return { list: answer.Entries ?? [], answer: "Entries", failed: "FailedEntryCount" };
    });
  return { streams, delivery, events };
}

export type Partly = ReturnType<typeof createPartly>;

function partly<T>(
  member: string,
  errorCode: string,
  refused: (at: number) => boolean,
  send: (
    request: Record<string, unknown>,
    taken: T[],
  ) => Promise<{ list: object[]; answer: string; failed: string }>,
) {
  return async ({ call, reply }: Exchange): Promise<void> => {
    const request = JSON.parse(call.body.toString("utf8")) as Record<string, unknown>;
    const given = request[member] as T[];
    const taken = given.filter((_, at) => !refused(at));
    const none = { list: [], answer: member === "Entries" ? "Entries" : "Records", failed: "Failed" };
    const { list, answer, failed } = taken.length > 0 ? await send(request, taken) : none;
    const results = [...list];
    const error: Refused = { ErrorCode: errorCode, ErrorMessage: "Injected." };
    const whole = given.map((_, at) => (refused(at) ? error : results.shift()));
    const body = { [answer]: whole, [failed]: given.length - taken.length };
    const headers = { "content-type": "application/x-amz-json-1.1" };
    reply({ status: 200, headers, body: Buffer.from(JSON.stringify(body)) });
  };
}
