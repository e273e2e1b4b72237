import * as grpc from "@grpc/grpc-js";
import { AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import { AnalyzerStackConfigureResponse } from "@pulumi/pulumi/proto/analyzer_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { EnginePack } from "../engine";
import { version } from "../package.json";
import { changesAnswer, infoOf, violationsAnswer } from "./answers";
import { readResource, readResources } from "./resource";

/** Closures inside resource inputs make large messages; the engine's own limit, in bytes. */
const MESSAGE_LIMIT = 400 * 1024 * 1024;

/**
 * Serves the pack to the engine on a free port of this machine and writes that port to standard output, where the engine
 * waits for it. Speaks the engine's protocol itself: `@pulumi/policy` loads all of the SDK, decodes every resource anew
 * for each policy and has the engine note each policy's name for every resource, which costs more than deciding.
 */
export function serve(pack: EnginePack): void {
  const server = new grpc.Server({
    "grpc.max_receive_message_length": MESSAGE_LIMIT,
    "grpc.max_send_message_length": MESSAGE_LIMIT,
  });
  server.addService(SERVICE, answersOf(pack));
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    process.stdout.write(`${port}\n`);
  });
}

/** The protocol, but that requests are read where they are asked for and answers may be bytes already. */
const SERVICE = Object.fromEntries(
  Object.entries(AnalyzerService as grpc.ServiceDefinition).map(([name, method]) => {
    const unread = ["analyze", "analyzeStack", "remediate"].includes(name);
    if (!unread) return [name, method];
    return [name, { ...method, requestDeserialize: bytesOf, responseSerialize: (answer: Buffer) => answer }];
  }),
);

function answersOf(pack: EnginePack): grpc.UntypedServiceImplementation {
  const descriptions = new Map(pack.rules.map(({ id, description }) => [id, description]));
  const [single, spread] = ["resource", "stack"].map((scope) =>
    pack.rules.filter((rule) => rule.scope === scope),
  );
  const kept = cached((type: string) => {
    const unasked = (single ?? []).filter(({ types }) => !types.includes(type));
    return { unasked, answer: bytesOf(violationsAnswer([], unasked, descriptions).serializeBinary()) };
  });
  const unchanged = bytesOf(changesAnswer([], single ?? []).serializeBinary());
  return {
    remediate: unary<Uint8Array>((request) => {
      const changes = pack.remediate(readResource(request));
      if (changes.length === 0) return unchanged;
      const unasked = (single ?? []).filter((rule) => !changes.some((change) => change.rule === rule));
      return bytesOf(changesAnswer(changes, unasked).serializeBinary());
    }),
    analyze: unary<Uint8Array>((request) => {
      const resource = readResource(request);
      const { unasked, answer } = kept(resource.type);
      const violations = pack.analyze(resource);
      if (violations.length === 0) return answer;
      return bytesOf(violationsAnswer(violations, unasked, descriptions).serializeBinary());
    }),
    analyzeStack: unary<Uint8Array>((request) => {
      const resources = readResources(request);
      const present = new Set(resources.map(({ type }) => type));
      const unasked = (spread ?? []).filter(({ types }) => !types.some((type) => present.has(type)));
      return bytesOf(violationsAnswer(pack.analyzeStack(resources), unasked, descriptions).serializeBinary());
    }),
    getAnalyzerInfo: unary(() => infoOf(pack)),
    getPluginInfo: unary(() => new PluginInfo().setVersion(version)),
    configureStack: unary(() => new AnalyzerStackConfigureResponse()),
    cancel: unary(() => new Empty()),
  };
}

/** An answer to one request; an error that is thrown ends the engine's run and tells its user why. */
function unary<Request>(answer: (request: Request) => unknown): grpc.UntypedHandleCall {
  return (call: grpc.ServerUnaryCall<Request, unknown>, reply: grpc.sendUnaryData<unknown>) => {
    try {
      reply(null, answer(call.request));
    } catch (error) {
      reply({ code: grpc.status.UNKNOWN, message: (error as Error).message });
    }
  };
}

function bytesOf(message: Uint8Array): Buffer {
  return Buffer.from(message.buffer, message.byteOffset, message.byteLength);
}

function cached<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
