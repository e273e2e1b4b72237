import type { Resource } from "./resource";
import { UndecidedError } from "./unknown";

const IDENTIFIERS = ["id", "arn", "name", "bucket", "url", "keyId", "key"] as const;

/**
 * Whether a reference is one of the identifiers by which AWS knows the resource. A plan that holds inputs only knows
 * no ARN and no URL: there the name at the reference's end decides.
 */
export function isNamedBy(resource: Resource, reference: unknown): boolean {
  if (typeof reference !== "string" || reference === "") return false;
  if (identifiersOf(resource).includes(reference)) return true;
  const last = lastName(reference);
  return last !== undefined && bareName(resource) === last;
}

/**
 * The identifiers of a resource that are known. The engine hands over no id; where it is neither name nor ARN (networks,
 * subnets, groups, APIs, clusters), it is what the ARN ends with.
 */
export function identifiersOf(resource: Resource): string[] {
  const arn = known(resource, "arn");
  const values = [...IDENTIFIERS.map((key) => known(resource, key)), endOf(arn)];
  return values.filter((value): value is string => typeof value === "string" && value !== "");
}

function endOf(arn: unknown): string | undefined {
  const end = typeof arn === "string" ? lastName(arn) : undefined;
  return end === "*" ? undefined : end;
}

/** The name of a resource whose ARN is not known, by which the end of a reference may stand for it. */
export function bareName(resource: Resource): string | undefined {
  if (known(resource, "arn") !== undefined) return undefined;
  const name = known(resource, "name") ?? known(resource, "bucket");
  return typeof name === "string" ? name : undefined;
}

/** The name an ARN or URL ends with; nothing for other references. */
export function lastName(reference: string): string | undefined {
  return /^(arn|https):/.test(reference) ? reference.split(/[:/]/).at(-1) : undefined;
}

function known(resource: Resource, key: string): unknown {
  try {
    return resource.props[key];
  } catch (error) {
    if (error instanceof UndecidedError) return undefined;
    throw error;
  }
}
