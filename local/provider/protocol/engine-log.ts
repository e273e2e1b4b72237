import * as grpc from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/** Tells the user something about a resource, through the engine at `address`. A text is told once per resource. */
export function engineLog(address: string): (urn: string, warning: string) => void {
  const engine = new EngineClient(address, grpc.credentials.createInsecure());
  const told = new Set<string>();
  return (urn, warning) => {
    if (told.has(urn + warning)) return;
    told.add(urn + warning);
    const request = new LogRequest();
    request.setSeverity(LogSeverity.WARNING);
    request.setUrn(urn);
    request.setMessage(warning);
    // Where no engine listens, nobody waits for the warning either.
    engine.log(request, () => undefined);
  };
}
