import type { BenchContext } from "../item";
import { PeerPack, type PeerPolicy } from "./crossguard";

/** The files of `@pulumi/awsguard` that hold policies; its entry would start a server. */
const FILES = [
  "apiGateway",
  "compute",
  "database",
  "elasticsearch",
  "network",
  "security",
  "storage",
] as const;

/** They ask AWS about what already exists, which neither a plan nor a preview has. */
const ASKS_AWS: ReadonlySet<string> = new Set([
  "access-keys-rotated",
  "acm-certificate-expiration",
  "mfa-enabled-for-iam-console-access",
]);

/** Pulumi's own policies for AWS as their package holds them. */
export async function awsGuard({ peer }: BenchContext): Promise<{ pack: PeerPack; names: string[] }> {
  const policies: PeerPolicy[] = [];
  for (const file of FILES) {
    const exported = await peer<Record<string, unknown>>(`@pulumi/awsguard/${file}`);
    policies.push(...Object.values(exported).filter(isPolicy));
  }
  return { pack: new PeerPack(policies), names: policies.map(({ name }) => name).sort() };
}

function isPolicy(value: unknown): value is PeerPolicy {
  return (
    typeof value === "object" &&
    value !== null &&
    "name" in value &&
    "validateResource" in value &&
    !ASKS_AWS.has(String(value.name))
  );
}
