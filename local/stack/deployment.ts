import { join } from "node:path";
import type { StackOutputs } from "../../contracts/outputs";
import { EMULATOR_ACCOUNT, type EmulatorEnvironment } from "../emulator";
import {
  type EngineEvent,
  type RunOptions,
  type RunResult,
  resourceLabel,
  runPulumi,
  stepOf,
} from "../engine";
import { writeJson } from "../shared/files";
import { REPOSITORY } from "../shared/paths";
import type { LocalConfig } from "./config";
import { layoutOf } from "./layout";
import { type CoverageSummary, summarise } from "./summary";

/** What an `up` left behind: the last one's is in `deployment.json`. */
export interface Deployment {
  readonly stack: string;
  readonly outputs: StackOutputs;
  readonly summary: CoverageSummary;
  /** Resources per operation: `create`, `same`, `update` … */
  readonly changes: Readonly<Record<string, number>>;
  readonly seconds: number;
}

export interface DeployerOptions {
  readonly stack: string;
  readonly dir: string;
  readonly config: LocalConfig;
  readonly environment: EmulatorEnvironment;
  readonly endpoint: string;
  readonly deliveryEndpoint: string;
  readonly storesEndpoint: string;
  readonly onProgress?: (message: string) => void;
  readonly signal?: AbortSignal;
  /** Folder of the project file. @default `local/` */
  readonly projectDir?: string;
  /** Folders of policy packs. @default the project's own pack */
  readonly policyPacks?: readonly string[];
}

/** Runs the program against a running emulator, policies enforced. */
export function createDeployer(options: DeployerOptions) {
  const run: RunOptions = {
    stateDir: options.dir,
    projectDir: options.projectDir,
    python: options.environment.python,
    signal: options.signal,
    onProgress: options.onProgress,
    env: {
      STRATA_MODE: "emulate",
      STRATA_ENDPOINT: options.endpoint,
      STRATA_DELIVERY_ENDPOINT: options.deliveryEndpoint,
      STRATA_STORES_ENDPOINT: options.storesEndpoint,
      STRATA_MODELS: options.environment.sitePackages,
      STRATA_ACCOUNT: EMULATOR_ACCOUNT,
      AWS_REGION: options.config.region,
    },
  };
  const packs = (options.policyPacks ?? [join(REPOSITORY, "policy-pack")]).flatMap((pack) => [
    "--policy-pack",
    pack,
  ]);
  const common = ["--stack", options.stack, "--config-file", options.config.file];
  const operation = (
    name: string,
    flags: readonly string[],
    env: NodeJS.ProcessEnv = {},
  ): Promise<RunResult> =>
    runPulumi([name, ...common, ...flags], {
      ...run,
      env: { ...run.env, ...env },
      onEvent: progressOf(name, options.onProgress),
    });

  return {
    /** @param first - whether the stack is empty: then a failure removes it, and no step needs to be on disk */
    async up(first = false): Promise<Deployment> {
      const began = Date.now();
      const flags = [...options.config.flags, ...packs, "--yes", "--skip-preview"];
      const result = await operation("up", flags, first ? { PULUMI_SKIP_CHECKPOINTS: "true" } : {});
      const read = await runPulumi(
        ["stack", "output", "--stack", options.stack, "--json", "--show-secrets"],
        run,
      );
      const deployment = {
        stack: options.stack,
        outputs: JSON.parse(read.stdout) as StackOutputs,
        summary: summarise(result.events),
        changes: result.changes,
        seconds: (Date.now() - began) / 1000,
      };
      writeJson(layoutOf(options.dir).deployment, deployment);
      return deployment;
    },
    preview: () => operation("preview", [...options.config.flags, ...packs]),
    refresh: () => operation("refresh", ["--yes", "--skip-preview"]),
  };
}

export type Deployer = ReturnType<typeof createDeployer>;

/** Turns the engine's steps into progress lines that count. */
function progressOf(name: string, onProgress: ((message: string) => void) | undefined) {
  if (!onProgress) return undefined;
  const begun = new Set<string>();
  return (event: EngineEvent) => {
    const step = stepOf(event);
    if (!step) return;
    begun.add(step.urn);
    onProgress(`${name}: ${begun.size} resources, ${step.op} ${resourceLabel(step.urn)}`);
  };
}
