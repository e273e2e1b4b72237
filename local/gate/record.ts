import { copyFileSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
  createStack,
  EngineError,
  type RunOptions,
  type RunResult,
  resourceLabel,
  runPulumi,
} from "../engine";
import { REPOSITORY } from "../shared/paths";
import { regionOf, stackFile } from "../stack/config";
import { type RecordedResource, recordedResources } from "./resources";
import { throwAwayFolder } from "./throw-away";

export interface RecordOptions {
  /** Name of the stack: `Pulumi.<stack>.yaml` holds its settings. */
  readonly stack: string;
  /** Folder of the policy pack to run over the stack. @default none */
  readonly policyPack?: string;
  /** Folder of the program, with its stack files and `local/Pulumi.yaml`. @default this checkout */
  readonly root?: string;
  /** Folder of the project file, which names the providers. @default `local` below `root` */
  readonly project?: string;
  /** Folder of the stack's own file, where it does not stand beside the program. @default `root` */
  readonly stacks?: string;
  /** Added to what the engine, the program and the pack see. */
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  readonly onProgress?: (message: string) => void;
  /** @default five minutes */
  readonly timeoutMs?: number;
}

/** A policy that a resource breaks, as the pack reports it. */
export interface PolicyFinding {
  readonly policy: string;
  readonly level: string;
  /** The rule's own message, without the description the SDK puts before it. */
  readonly message: string;
  readonly urn: string;
}

/** A change of a resource's inputs by a policy, before it was recorded. */
export interface PolicyRemediation {
  readonly policy: string;
  readonly urn: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** Everything a program asks for, with every value known. */
export interface Recording {
  readonly stack: string;
  readonly resources: readonly RecordedResource[];
  readonly findings: readonly PolicyFinding[];
  readonly remediations: readonly PolicyRemediation[];
  readonly seconds: number;
}

/**
 * Deploys the program of a stack onto the recording provider, in a throw-away state: nothing is created anywhere, but
 * every id and ARN has a value, so no policy is left undecided. Needs neither credentials nor a network.
 * @throws EngineError where the program or a provider's check fails, which is not a policy's finding
 */
export async function recordStack(options: RecordOptions): Promise<Recording> {
  const began = Date.now();
  const root = options.root ?? REPOSITORY;
  const source = stackFile(options.stack, options.stacks ?? root);
  const settings = readFileSync(source, "utf8");
  const stateDir = throwAwayFolder();
  try {
    const config = join(stateDir, `Pulumi.${options.stack}.yaml`);
    copyFileSync(source, config);
    const run: RunOptions = {
      stateDir,
      projectDir: options.project ?? join(root, "local"),
      env: {
        STRATA_MODE: "record",
        STRATA_ACCOUNT: accountOf(settings, source),
        AWS_REGION: regionOf(settings),
        ...options.env,
      },
      signal: options.signal,
      onProgress: options.onProgress,
      timeoutMs: options.timeoutMs ?? 300_000,
    };
    await createStack(options.stack, run);
    const result = await preview(options, config, run);
    return {
      stack: options.stack,
      resources: recordedResources(result.events),
      findings: findingsOf(result),
      remediations: remediationsOf(result),
      seconds: (Date.now() - began) / 1000,
    };
  } finally {
    rmSync(stateDir, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * A preview does not stop at the first mandatory violation, as an update does; as the recording provider answers it
 * with ids too, it knows as much. A run that only policies fail is a result.
 */
async function preview(options: RecordOptions, config: string, run: RunOptions): Promise<RunResult> {
  const pack = options.policyPack === undefined ? [] : ["--policy-pack", options.policyPack];
  const seen = new Set<string>();
  try {
    return await runPulumi(["preview", "--stack", options.stack, "--config-file", config, ...pack], {
      ...run,
      onEvent: ({ resourcePreEvent: event }) => {
        if (!event || seen.has(event.metadata.urn)) return;
        seen.add(event.metadata.urn);
        options.onProgress?.(`record: ${seen.size} resources, ${resourceLabel(event.metadata.urn)}`);
      },
    });
  } catch (error) {
    if (error instanceof EngineError && failedByPolicyOnly(error.result)) return error.result;
    throw error;
  }
}

/** The closing line "preview failed" is said of every failure; a cause of its own has another message. */
function failedByPolicyOnly({ diagnostics, policyEvents, events }: RunResult): boolean {
  const causes = diagnostics.filter(
    ({ severity, message }) => severity === "error" && message !== "preview failed",
  );
  const mandatory = policyEvents.some(({ enforcementLevel }) => enforcementLevel === "mandatory");
  return causes.length === 0 && mandatory && events.some(({ summaryEvent }) => summaryEvent);
}

function findingsOf({ policyEvents }: RunResult): PolicyFinding[] {
  return policyEvents.map(({ policyName, enforcementLevel, message, resourceUrn }) => ({
    policy: policyName,
    level: enforcementLevel,
    message: message.slice(message.indexOf("\n") + 1).trim(),
    urn: resourceUrn ?? "",
  }));
}

function remediationsOf({ events }: RunResult): PolicyRemediation[] {
  return events.flatMap(({ policyRemediationEvent: event }) => {
    if (event === undefined) return [];
    const { policyName: policy, resourceUrn: urn = "", before = {}, after = {} } = event;
    return [{ policy, urn, before, after }];
  });
}

/** The account that predicted ARNs name: `strata:accountId` of a stack file, or what any program tells its provider. */
function accountOf(settings: string, file: string): string {
  const account = /^\s*(?:strata:accountId:\s*|aws:allowedAccountIds:\s*\[)["']?(\d{12})\b/m.exec(
    settings,
  )?.[1];
  if (account) return account;
  throw new Error(`${file} has no strata:accountId; set it to the stack's account, 12 digits.`);
}
