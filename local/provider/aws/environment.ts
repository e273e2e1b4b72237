/** Where and how the provider works; given by whoever runs the engine. */
export interface Environment {
  /** `record` touches nothing and answers with predicted ids and ARNs. */
  mode: "emulate" | "record";
  /** URL of the emulator; in `record` mode it only shapes predicted queue URLs. */
  endpoint: string;
  /** URL of the server that answers Firehose's API. */
  deliveryEndpoint: string;
  /** URL of the local stores' control API; without it their predicted addresses stand. */
  storesEndpoint?: string;
  /** Account of the stack, 12 digits. */
  account: string;
  region: string;
  /** Whether inputs are checked against AWS's own models. */
  models: boolean;
}

/**
 * Reads STRATA_MODE, STRATA_ENDPOINT, STRATA_DELIVERY_ENDPOINT, STRATA_STORES_ENDPOINT, STRATA_ACCOUNT, STRATA_MODELS
 * and AWS_REGION.
 * @throws Error naming the variable, its value and what is allowed
 */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const mode = env["STRATA_MODE"] ?? "emulate";
  if (mode !== "emulate" && mode !== "record") {
    throw new Error(`STRATA_MODE is "${mode}"; allowed: emulate, record.`);
  }
  const account = env["STRATA_ACCOUNT"] ?? "000000000000";
  if (!/^\d{12}$/.test(account)) throw new Error(`STRATA_ACCOUNT is "${account}"; allowed: 12 digits.`);
  const endpoint = env["STRATA_ENDPOINT"] || (mode === "record" ? "https://sqs.amazonaws.com" : undefined);
  if (!endpoint) throw new Error("STRATA_ENDPOINT is not set; allowed: the URL of the emulator.");
  const stores = mode === "emulate" ? env["STRATA_STORES_ENDPOINT"]?.replace(/\/$/, "") : undefined;
  return {
    mode,
    account,
    endpoint: endpoint.replace(/\/$/, ""),
    deliveryEndpoint: (env["STRATA_DELIVERY_ENDPOINT"] || endpoint).replace(/\/$/, ""),
    ...(stores ? { storesEndpoint: stores } : {}),
    region: env["AWS_REGION"] || "us-east-1",
    models: Boolean(env["STRATA_MODELS"]),
  };
}
