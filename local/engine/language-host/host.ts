import { type ChildProcess, spawn } from "node:child_process";
import * as grpc from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import {
  AboutResponse,
  GetProgramDependenciesResponse,
  GetRequiredPackagesResponse,
  GetRequiredPluginsResponse,
  type LanguageHandshakeRequest,
  LanguageHandshakeResponse,
  type RunPluginRequest,
  RunPluginResponse,
  type RunRequest,
  RunResponse,
} from "@pulumi/pulumi/proto/language_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { version } from "@pulumi/pulumi/version";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type Launch, pluginLaunch, programLaunch } from "./launch";

/** Exit code of a program that has told the user what is wrong: the engine adds no message of its own. */
const ALREADY_REPORTED = 32;

export interface LanguageHost {
  readonly implementation: grpc.UntypedServiceImplementation;
  /** Ends the programs and plugins that run. */
  stop(): void;
}

/**
 * The engine's language host for Node: runs programs and policy packs through the SDK of the project itself. It
 * serves an engine that was built from source, which has no host of its own beside it.
 * @param address - the engine's, until the handshake gives another
 */
export function createLanguageHost(address: string): LanguageHost {
  let engine = address;
  const running = new Set<ChildProcess>();
  const start = (launch: Launch, stdio: "inherit" | "pipe") => {
    const child = spawn(process.execPath, launch.args, { cwd: launch.cwd, env: launch.env, stdio });
    running.add(child);
    child.once("exit", () => running.delete(child));
    return child;
  };
  const answers: Record<string, grpc.UntypedHandleCall> = {
    handshake: unary<LanguageHandshakeRequest>((request) => {
      engine = request.getEngineAddress();
      return new LanguageHandshakeResponse();
    }),
    getRequiredPackages: unary(() => new GetRequiredPackagesResponse()),
    getRequiredPlugins: unary(() => new GetRequiredPluginsResponse()),
    getProgramDependencies: unary(() => new GetProgramDependenciesResponse()),
    getPluginInfo: unary(() => new PluginInfo().setVersion(version)),
    about: unary(() => new AboutResponse().setExecutable(process.execPath).setVersion(process.version)),
    cancel: unary(() => new Empty()),
    run: (call: grpc.ServerUnaryCall<RunRequest, RunResponse>, reply: grpc.sendUnaryData<RunResponse>) => {
      const child = start(programLaunch(call.request, engine), "inherit");
      once(child, (code, reason) => {
        const response = new RunResponse();
        if (code === ALREADY_REPORTED) response.setBail(true);
        else if (code !== 0) response.setError(`the program ${reason}`);
        reply(null, response);
      });
    },
    runPlugin: (call: grpc.ServerWritableStream<RunPluginRequest, RunPluginResponse>) => {
      const child = start(pluginLaunch(call.request), "pipe");
      child.stdout?.on("data", (data: Uint8Array) => call.write(new RunPluginResponse().setStdout(data)));
      child.stderr?.on("data", (data: Uint8Array) => call.write(new RunPluginResponse().setStderr(data)));
      call.on("cancelled", () => child.kill());
      once(child, (code) => {
        call.write(new RunPluginResponse().setExitcode(code));
        call.end();
      });
    },
  };
  const implementation = Object.fromEntries(
    Object.keys(LanguageRuntimeService).map((name) => [name, answers[name] ?? unimplemented(name)]),
  );
  return { implementation, stop: () => running.forEach((child) => void child.kill("SIGKILL")) };
}

/** Calls back once with how a child ended: its exit code, 1 for a signal, and words for the user. */
function once(child: ChildProcess, done: (code: number, reason: string) => void): void {
  let called = false;
  const end = (code: number, reason: string) => {
    if (!called) done(code, reason);
    called = true;
  };
  child.once("error", (error) => end(1, `could not start: ${error.message}`));
  child.once("close", (code, signal) =>
    end(code ?? 1, signal ? `was ended by ${signal}` : `ended with exit code ${code}`),
  );
}

function unary<Request>(answer: (request: Request) => unknown): grpc.UntypedHandleCall {
  return (call: grpc.ServerUnaryCall<Request, unknown>, reply: grpc.sendUnaryData<unknown>) =>
    reply(null, answer(call.request));
}

function unimplemented(name: string): grpc.UntypedHandleCall {
  return (_call: unknown, reply: grpc.sendUnaryData<unknown>) =>
    reply({ code: grpc.status.UNIMPLEMENTED, message: `the Node language host does not do ${name}` });
}
