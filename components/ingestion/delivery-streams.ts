import type * as pulumi from "@pulumi/pulumi";
import type { Store } from "../shared/store";
import { DeliveryStream, type DeliveryStreamArgs } from "./delivery-stream";

export interface DeliveryStreamsArgs extends Omit<DeliveryStreamArgs, "dataClass" | "bucket"> {
  interactionLogs: Store;
  applicationLogs: Store;
}

/** The two ways to the buckets: originals and redacted events, each to its own. */
export function deliveryStreams(
  { interactionLogs, applicationLogs, ...common }: DeliveryStreamsArgs,
  opts: pulumi.ComponentResourceOptions,
) {
  const streamTo = (name: string, dataClass: "interaction-logs" | "application-logs", bucket: Store) =>
    new DeliveryStream(name, { ...common, dataClass, bucket }, opts);
  return {
    interactionLogs: streamTo("interaction-delivery", "interaction-logs", interactionLogs),
    applicationLogs: streamTo("application-delivery", "application-logs", applicationLogs),
  };
}
