import * as grpc from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { toStruct } from "./messages";
import type { Props } from "./values";

/** A resource was made but not completed: the engine keeps it in its state, so that the next run mends or removes it. */
export class InitError extends Error {
  override readonly name = "InitError";

  constructor(
    readonly id: string,
    readonly inputs: Props,
    readonly state: Props,
    override readonly cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause));
  }
}

/** The answer by which the engine learns of the half-made resource. */
export function initFailure({ id, inputs, state, message }: InitError): Partial<grpc.StatusObject> {
  const detail = new ErrorResourceInitFailed();
  detail.setId(id);
  detail.setInputs(toStruct(inputs));
  detail.setProperties(toStruct(state));
  detail.setReasonsList([message]);
  const packed = new Any();
  packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const status = new Status();
  status.setCode(grpc.status.UNKNOWN);
  status.setMessage(message);
  status.addDetails(packed);
  const metadata = new grpc.Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
  return { code: grpc.status.UNKNOWN, details: message, metadata };
}
