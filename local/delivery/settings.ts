export interface Settings {
  /** The emulator's URL. */
  endpoint: string;
  /** Folder for the streams' definitions and journals. */
  stateDir: string;
  /** Loopback port to serve on; 0 takes a free one. */
  port: number;
  region: string;
  /** Most bytes that may wait for delivery before producers are told to slow down. */
  maxBacklogBytes: number;
}

/**
 * Reads the environment.
 * @throws Error naming the variable, its value and what is allowed
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  return {
    endpoint: required(env, "STRATA_ENDPOINT", "the emulator's URL, e.g. http://127.0.0.1:4566").replace(
      /\/$/,
      "",
    ),
    stateDir: required(env, "STRATA_STATE_DIR", "a folder for the journals"),
    port: whole(env, "STRATA_PORT", 0, 0, 65_535),
    region: env["AWS_REGION"] || "us-east-1",
    maxBacklogBytes: whole(env, "STRATA_DELIVERY_BACKLOG_MIB", 1024, 1, 65_536) * 1024 * 1024,
  };
}

function required(env: NodeJS.ProcessEnv, name: string, what: string): string {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set; allowed: ${what}.`);
  return value;
}

function whole(env: NodeJS.ProcessEnv, name: string, otherwise: number, min: number, max: number): number {
  const text = env[name];
  const value = text ? Number(text) : otherwise;
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new Error(`${name} is "${text}"; allowed: a whole number from ${min} to ${max}.`);
}
