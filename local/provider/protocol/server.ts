import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as wire from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { endWithParent } from "../../shared/lifeline";
import { engineLog } from "./engine-log";
import { InitError, initFailure } from "./init-error";
import * as messages from "./messages";
import type { Provider, Subject } from "./provider";
import { nameOf, typeOf } from "./urn";

const { fromStruct, toStruct } = messages;

/** Archives of functions travel inside messages. */
const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

type Warn = (urn: string, warning: string) => void;
type Handler = (request: never) => unknown;

const subject = (request: { getUrn(): string }): Subject => {
  const urn = request.getUrn();
  return { urn, type: typeOf(urn), name: nameOf(urn) };
};

/**
 * Serves a provider over Pulumi's raw protocol on a free loopback port and prints the port, as the engine expects.
 * The raw protocol is used rather than `@pulumi/pulumi/provider`, which hides previews, old inputs and the random seed.
 */
export function serve(provider: Provider, engineAddress: string): void {
  endWithParent();
  const server = new grpc.Server({
    "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
    "grpc.max_send_message_length": MAX_MESSAGE_BYTES,
  });
  server.addService(ResourceProviderService, implementation(provider, engineLog(engineAddress)));
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    process.stdout.write(`${port}\n`);
  });
}

/** Every method of the service; those the provider does not need answer "unimplemented". */
export function implementation(provider: Provider, warn: Warn): grpc.UntypedServiceImplementation {
  const handlers: Record<string, Handler> = { ...general(provider), ...lifecycle(provider, warn) };
  const names = Object.keys(ResourceProviderService);
  return Object.fromEntries(names.map((name) => [name, answer(name, handlers[name])]));
}

function answer(name: string, handler: Handler | undefined): grpc.UntypedHandleCall {
  return async (call: { request: unknown }, callback: grpc.sendUnaryData<unknown>): Promise<void> => {
    if (!handler) return callback({ code: grpc.status.UNIMPLEMENTED, details: `${name} is not implemented` });
    try {
      callback(null, await handler(call.request as never));
    } catch (error) {
      if (error instanceof InitError) return callback(initFailure(error));
      callback({
        code: grpc.status.UNKNOWN,
        details: error instanceof Error ? error.message : String(error),
      });
    }
  };
}

function general(provider: Provider): Record<string, Handler> {
  return {
    handshake: () => messages.handshakeResponse(),
    getPluginInfo: () => messages.pluginInfo(provider.version),
    getSchema: () => {
      const response = new wire.GetSchemaResponse();
      response.setSchema(JSON.stringify({ name: provider.name, version: provider.version }));
      return response;
    },
    checkConfig: (request: wire.CheckRequest) => messages.checkResponse(fromStruct(request.getNews())),
    diffConfig: () => messages.diffResponse({ changes: [], replaces: [], deleteBeforeReplace: false }),
    configure: async (request: wire.ConfigureRequest) => {
      await provider.configure(fromStruct(request.getArgs()));
      return messages.configureResponse();
    },
    invoke: async (request: wire.InvokeRequest) => {
      const { result, failures } = await provider.invoke(request.getTok(), fromStruct(request.getArgs()));
      const response = new wire.InvokeResponse();
      response.setReturn(toStruct(result));
      response.setFailuresList(messages.failuresOf(failures));
      return response;
    },
    cancel: () => new Empty(),
    attach: () => new Empty(),
  };
}

function lifecycle(provider: Provider, warn: Warn): Record<string, Handler> {
  return {
    check: async (request: wire.CheckRequest) => {
      const resource = subject(request);
      const {
        inputs,
        failures,
        warnings = [],
      } = await provider.check({
        ...resource,
        olds: fromStruct(request.getOlds()),
        news: fromStruct(request.getNews()),
        seed: request.getRandomseed_asU8(),
        autonaming: messages.autonamingOf(request),
      });
      for (const warning of warnings) warn(resource.urn, warning);
      return messages.checkResponse(inputs, failures);
    },
    diff: async (request: wire.DiffRequest) => messages.diffResponse(await provider.diff(changeOf(request))),
    create: async (request: wire.CreateRequest) => {
      const inputs = fromStruct(request.getProperties());
      const made = await provider.create({ ...subject(request), inputs, preview: request.getPreview() });
      const response = new wire.CreateResponse();
      response.setId(made.id);
      response.setProperties(toStruct(made.state));
      return response;
    },
    read: async (request: wire.ReadRequest) => {
      const inputs = fromStruct(request.getInputs());
      const state = fromStruct(request.getProperties());
      return messages.readResponse(
        await provider.read({ ...subject(request), id: request.getId(), inputs, state }),
      );
    },
    update: async (request: wire.UpdateRequest) => {
      const response = new wire.UpdateResponse();
      const state = await provider.update({ ...changeOf(request), preview: request.getPreview() });
      response.setProperties(toStruct(state));
      return response;
    },
    delete: async (request: wire.DeleteRequest) => {
      const state = fromStruct(request.getProperties());
      await provider.delete({ ...subject(request), id: request.getId(), state });
      return new Empty();
    },
  };
}

const changeOf = (request: wire.DiffRequest | wire.UpdateRequest) => ({
  ...subject(request),
  id: request.getId(),
  oldInputs: fromStruct(request.getOldInputs()),
  olds: fromStruct(request.getOlds()),
  news: fromStruct(request.getNews()),
  ignored: request.getIgnorechangesList(),
});
