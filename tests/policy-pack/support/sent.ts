import {
  AnalyzeRequest,
  AnalyzerProviderResource,
  AnalyzerResource,
  AnalyzerResourceOptions,
  AnalyzeStackRequest,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { PlannedResource } from "../../../policy-pack/plan";

/** A resource as the engine sends it before it is deployed: its inputs. */
export function sentResource(resource: PlannedResource, stack: readonly PlannedResource[]): Uint8Array {
  return filled(new AnalyzeRequest(), resource, stack, resource.props).serializeBinary();
}

/** A stack as the engine sends it at the end: inputs and outputs. */
export function sentStack(stack: readonly PlannedResource[]): Uint8Array {
  const resources = stack.map((resource) =>
    filled(new AnalyzerResource(), resource, stack, { ...resource.outputs, ...resource.props }),
  );
  return new AnalyzeStackRequest().setResourcesList(resources).serializeBinary();
}

function filled<Message extends AnalyzeRequest | AnalyzerResource>(
  message: Message,
  { urn, type, name, protect, provider }: PlannedResource,
  stack: readonly PlannedResource[],
  props: object,
): Message {
  message.setUrn(urn).setType(type).setName(name).setProperties(struct(props));
  // A plan that does not say is decided as if everything were protected.
  message.setOptions(new AnalyzerResourceOptions().setProtect(protect ?? true));
  const found = stack.find((one) => one.urn === provider);
  if (found) {
    message.setProvider(new AnalyzerProviderResource().setUrn(found.urn).setProperties(struct(found.props)));
  }
  return message;
}

export function struct(value: object): Struct {
  return Struct.fromJavaScript(JSON.parse(JSON.stringify(value)) as Record<string, JavaScriptValue>);
}
