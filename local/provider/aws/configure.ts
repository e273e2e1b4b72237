import { isUnknown, type Props } from "../protocol/values";
import type { Environment } from "./environment";
import { settings } from "./normalise";
import { type Aws, connect } from "./sdk";

/** What the program says about its provider. */
export interface Configuration {
  region: string;
  defaultTags: Record<string, string>;
  /** The account of the caller, as STS says, or the recorded one. */
  account: string;
}

/**
 * Takes over the provider's settings. The wrong account fails here, before anything is made.
 * @throws Error naming the caller's account and the allowed ones
 */
export async function configurationOf(args: Props, environment: Environment): Promise<Configuration> {
  const given = settings(args);
  const region = text(given["region"]) ?? environment.region;
  const account = await accountOf(environment, connect(environment, region));
  guard(account, given);
  const { tags = {} } = (given["defaultTags"] ?? {}) as { tags?: Record<string, string> };
  return { region, account, defaultTags: tags };
}

async function accountOf(environment: Environment, aws: Aws): Promise<string> {
  if (environment.mode === "record") return environment.account;
  const { Account } = await aws.request("sts", "GetCallerIdentity", {});
  return Account ?? environment.account;
}

function guard(account: string, given: Props): void {
  const allowed = given["allowedAccountIds"];
  if (
    Array.isArray(allowed) &&
    allowed.length > 0 &&
    !allowed.some((id) => id === account || isUnknown(id))
  ) {
    throw new Error(
      `The credentials belong to account ${account}; allowedAccountIds of the provider allows ${allowed.join(", ")}. ` +
        "Use credentials of that account, or correct the account id in the stack's configuration.",
    );
  }
  const forbidden = given["forbiddenAccountIds"];
  if (Array.isArray(forbidden) && forbidden.includes(account)) {
    throw new Error(
      `The credentials belong to account ${account}, which forbiddenAccountIds of the provider excludes.`,
    );
  }
}

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" && !isUnknown(value) ? value : undefined;
