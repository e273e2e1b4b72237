import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import type { ProgramInfo, RunPluginRequest, RunRequest } from "@pulumi/pulumi/proto/language_pb";

/** How a Node process is started. */
export interface Launch {
  readonly args: string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** A program, through the SDK's own starter in the project's packages. */
export function programLaunch(request: RunRequest, engine: string): Launch {
  const info = required(request.getInfo(), "run");
  const folder = info.getProgramDirectory();
  const options = runtimeOptions(info);
  const config = Object.fromEntries(request.getConfigMap().getEntryList());
  return {
    args: [
      ...options.nodeArguments,
      starter(folder, "run"),
      ...["--monitor", request.getMonitorAddress()],
      ...["--engine", engine],
      ...["--organization", request.getOrganization()],
      ...["--project", request.getProject()],
      ...["--stack", request.getStack()],
      ...["--pwd", request.getPwd()],
      ...["--parallel", String(request.getParallel())],
      ...(request.getDryrun() ? ["--dry-run"] : []),
      resolve(folder, info.getEntryPoint() || "."),
      ...request.getArgsList(),
    ],
    cwd: request.getPwd(),
    env: {
      ...process.env,
      PULUMI_CONFIG: JSON.stringify(config),
      PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
      PULUMI_NODEJS_TYPESCRIPT: String(options.typescript),
    },
  };
}

/** A policy pack (kind `analyzer`), or any other plugin written for Node. */
export function pluginLaunch(request: RunPluginRequest): Launch {
  const info = required(request.getInfo(), "runPlugin");
  const folder = info.getProgramDirectory();
  const options = runtimeOptions(info);
  const analyzer = request.getKind() === "analyzer";
  const args = analyzer
    ? [starter(folder, "run-policy-pack"), ...request.getArgsList(), folder]
    : [starter(folder, "run-plugin"), folder, ...request.getArgsList()];
  return {
    args: [...options.nodeArguments, ...args],
    cwd: analyzer ? folder : request.getPwd(),
    env: {
      ...process.env,
      ...parseEnv(request.getEnvList()),
      PULUMI_NODEJS_TYPESCRIPT: String(options.typescript),
    },
  };
}

/** `runtime.options` of the project file, as the official host reads them. */
function runtimeOptions(info: ProgramInfo): { typescript: boolean; nodeArguments: string[] } {
  const options = (info.getOptions()?.toJavaScript() ?? {}) as { typescript?: unknown; nodeargs?: unknown };
  return {
    typescript: options.typescript !== false,
    nodeArguments: String(options.nodeargs ?? "")
      .split(/\s+/)
      .filter(Boolean),
  };
}

function starter(folder: string, name: string): string {
  return createRequire(join(folder, "index.js")).resolve(`@pulumi/pulumi/cmd/${name}`);
}

function parseEnv(list: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    list.map((entry) => [entry.slice(0, entry.indexOf("=")), entry.slice(entry.indexOf("=") + 1)]),
  );
}

function required(info: ProgramInfo | undefined, call: string): ProgramInfo {
  if (!info) throw new Error(`the engine's request ${call} names no program`);
  return info;
}
