import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Guarded, spawnGuarded } from "../shared/guard";
import { REPOSITORY } from "../shared/paths";
import type { EmulatorEnvironment } from "./environment";

export interface EmulatorCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * Credentials of the emulator's root user; they are no secret and open nothing else. A new object each time, because
 * SDK clients write into what they are given.
 */
export function emulatorCredentials(): EmulatorCredentials {
  return { accessKeyId: "test", secretAccessKey: "test" };
}

/** The emulator's one account. */
export const EMULATOR_ACCOUNT = "000000000000";

export interface EmulatorOptions {
  readonly environment: EmulatorEnvironment;
  /** Loopback port, free. */
  readonly port: number;
  readonly region: string;
  /** Folder for everything it writes. */
  readonly stateDir: string;
  /** Firehose endpoint that the functions reach instead of the emulator's own. */
  readonly deliveryEndpoint: string;
  /** File of the authority that functions trust beside the public ones: it signs the stores' certificates. */
  readonly authority?: string;
}

/** Starts the emulator; it and its function workers end with this process. */
export function startEmulator(options: EmulatorOptions): Guarded {
  const env = emulatorEnv(options);
  mkdirSync(String(env["TMPDIR"]), { recursive: true });
  return spawnGuarded(options.environment.python, [join(__dirname, "launch.py")], {
    python: options.environment.python,
    cwd: options.stateDir,
    env,
    graceSeconds: 0,
  });
}

/**
 * The emulator's whole environment. Nothing of the user's own gets in, because function workers inherit it: no
 * credentials, no profile, no metadata service, no container daemon. Every listener but the gateway is off.
 */
export function emulatorEnv(options: EmulatorOptions): NodeJS.ProcessEnv {
  const { stateDir, region } = options;
  return {
    PATH: [join(REPOSITORY, "node_modules", ".bin"), "/usr/local/bin", "/usr/bin", "/bin"].join(":"),
    HOME: stateDir,
    TMPDIR: join(stateDir, "tmp"),
    LANG: "C.UTF-8",
    PYTHONUNBUFFERED: "1",
    PYTHONDONTWRITEBYTECODE: "1",
    BIND_HOST: "127.0.0.1",
    GATEWAY_PORT: String(options.port),
    MINISTACK_REGION: region,
    MINISTACK_ACCOUNT_ID: EMULATOR_ACCOUNT,
    AUTH: "true",
    ...usedActions(),
    CLOUDTRAIL_RECORDING: "1",
    LAMBDA_EXECUTOR: "local",
    DOCKER_HOST: `unix://${join(stateDir, "no-container-daemon")}`,
    SFTP_ENABLED: "0",
    SFTP_HOST: "127.0.0.1",
    IOT_MTLS_ENABLED: "0",
    PERSIST_STATE: "0",
    S3_PERSIST: "0",
    STATE_DIR: join(stateDir, "state"),
    S3_DATA_DIR: join(stateDir, "s3"),
    LOG_LEVEL: "INFO",
    AWS_ACCESS_KEY_ID: emulatorCredentials().accessKeyId,
    AWS_SECRET_ACCESS_KEY: emulatorCredentials().secretAccessKey,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_ENDPOINT_URL: `http://127.0.0.1:${options.port}`,
    AWS_ENDPOINT_URL_FIREHOSE: options.deliveryEndpoint,
    ...(options.authority ? { NODE_EXTRA_CA_CERTS: options.authority } : {}),
  };
}

/** Where every local stack of a run writes down which rights were used, instead of each in its own folder. */
function usedActions(): NodeJS.ProcessEnv {
  const file = process.env["STRATA_USED_ACTIONS"];
  return file ? { STRATA_USED_ACTIONS: resolve(REPOSITORY, file) } : {};
}

/** How often the emulator is asked while it starts. */
const POLL_MS = 50;

/**
 * Resolves when the emulator answers its health question with IAM enforcement on.
 * @param ended - resolves when the emulator's process has ended, with its last words
 * @throws Error when it ends first, or does not answer within `timeoutMs` milliseconds
 */
export async function waitUntilHealthy(
  endpoint: string,
  ended: Promise<string>,
  timeoutMs = 30_000,
): Promise<void> {
  let last: string | undefined;
  void ended.then((words) => {
    last = words;
  });
  const deadline = Date.now() + timeoutMs;
  while (last === undefined) {
    const health = await emulatorHealth(endpoint);
    if (health?.["auth"] === "enabled") return;
    if (health) throw new Error(`the emulator at ${endpoint} runs without IAM enforcement`);
    if (Date.now() > deadline)
      throw new Error(`the emulator at ${endpoint} gave no answer within ${timeoutMs / 1000} s`);
    await pause(POLL_MS);
  }
  throw new Error(`the emulator ended while it started: ${last}`);
}

/** What the emulator says about itself; undefined where nothing answers. */
export async function emulatorHealth(endpoint: string): Promise<Record<string, unknown> | undefined> {
  try {
    const answer = await fetch(`${endpoint}/_ministack/health`, { signal: AbortSignal.timeout(2000) });
    return answer.ok ? ((await answer.json()) as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
