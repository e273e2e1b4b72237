import * as grpc from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import { endWithParent } from "../../shared/lifeline";
import { createLanguageHost } from "./host";

/** Closures inside resource inputs make large messages; the engine's own limit, in bytes. */
const MESSAGE_LIMIT = 400 * 1024 * 1024;

const host = createLanguageHost(process.argv.slice(2).find((argument) => !argument.startsWith("-")) ?? "");

endWithParent(() => {
  host.stop();
  process.exit(1);
});

const server = new grpc.Server({
  "grpc.max_receive_message_length": MESSAGE_LIMIT,
  "grpc.max_send_message_length": MESSAGE_LIMIT,
});
server.addService(LanguageRuntimeService, host.implementation);
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) {
    process.stderr.write(`the Node language host cannot listen on 127.0.0.1: ${error.message}\n`);
    process.exit(1);
  }
  process.stdout.write(`${port}\n`);
});
