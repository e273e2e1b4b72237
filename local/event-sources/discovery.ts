import type { EventSourceMappingConfiguration, Lambda } from "@aws-sdk/client-lambda";
import { type Mapping, readMapping, streamKind } from "./mapping";

/** A stream mapping as it is wanted, and the role of its function; or why it cannot be consumed. */
export type Found =
  | { readonly uuid: string; readonly mapping: Mapping; readonly roleArn: string }
  | { readonly uuid: string; readonly functionArn: string; readonly fault: Error };

/** All Kinesis and DynamoDB mappings of the account and region. Throws when they cannot be listed. */
export async function discover(lambda: Lambda): Promise<Found[]> {
  const listed: EventSourceMappingConfiguration[] = [];
  let Marker: string | undefined;
  do {
    const page = await lambda.listEventSourceMappings(Marker ? { Marker } : {});
    listed.push(...(page.EventSourceMappings ?? []));
    Marker = page.NextMarker || undefined;
  } while (Marker);
  const streams = listed.filter(({ EventSourceArn }) => streamKind(EventSourceArn));
  return Promise.all(streams.map((entry) => read(lambda, entry)));
}

async function read(lambda: Lambda, listed: EventSourceMappingConfiguration): Promise<Found> {
  const uuid = listed.UUID ?? "";
  try {
    const { Tags } = await lambda.listTags({ Resource: listed.EventSourceMappingArn });
    const mapping = readMapping(listed, Tags ?? {});
    const { Role } = await lambda.getFunctionConfiguration({ FunctionName: mapping.functionArn });
    return { uuid, mapping, roleArn: Role ?? "" };
  } catch (error) {
    return { uuid, functionArn: listed.FunctionArn ?? "", fault: error as Error };
  }
}
