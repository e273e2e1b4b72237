/** What can be mended by itself, each by a function with rights for nothing else. */
export const KINDS = [
  "bucket-encryption",
  "bucket-public-access",
  "bucket-versioning",
  "bucket-access-logs",
  "log-group-retention",
  "security-group-ingress",
  "kms-rotation",
  "rds-public-access",
] as const;

export type Kind = (typeof KINDS)[number];

/** Settings of a resource as they are or should be; never content. */
export type State = Record<string, string | number | boolean | readonly string[] | undefined>;

/**
 * What a mender sees. `right` needs nothing. `stranger` is no resource of this stack, so nobody stated what it should
 * be: a person decides. `gone` does not exist any more. `wrong` comes with the state it should have and how it gets it.
 */
export type Sight =
  | { as: "right" | "stranger" | "gone"; before: State }
  | { as: "wrong"; before: State; after: State; mend(): Promise<unknown> };

/** Reads one resource by the id that AWS Config has for it. Changes nothing by itself. */
export type Mender = (resourceId: string) => Promise<Sight>;

/** What the automation hands over. */
export interface RemediationRequest {
  resourceId: string;
}

export type Outcome = "right" | "stranger" | "gone" | "mended" | "refused_loop" | "refused_rate";

export interface RemediationAnswer {
  kind: Kind;
  resourceId: string;
  outcome: Outcome;
  changed: boolean;
  before: State;
  after: State;
}

/** A resource was mended and is still not what it should be. */
export class NotMended extends Error {
  override name = "NotMended";
}

/** Ids of AWS Config: bucket names, `sg-…`, `db-…`, key ids, names of log groups. */
const RESOURCE_ID = /^[A-Za-z0-9._/#-]{1,512}$/;

/** The resource that is asked for. @throws TypeError where it is no id; the value is not quoted */
export function resourceOf(request: unknown): string {
  const id = (request as RemediationRequest | undefined)?.resourceId;
  if (typeof id === "string" && RESOURCE_ID.test(id)) return id;
  throw new TypeError("resourceId has to be the id of a resource: letters, digits and . _ / # - only.");
}

/** Tags of a resource by name. */
export type Tags = Readonly<Record<string, string>>;

/** Lists of `{Key, Value}`, as most services give tags. */
export function tagsOf(list: readonly { Key?: string; Value?: string }[] = []): Tags {
  return Object.fromEntries(list.map(({ Key = "", Value = "" }) => [Key, Value]));
}

/** Whether a resource is of this stack's environment; its role may change no other, by a condition on the same tag. */
export const isOurs = (tags: Tags, environment: string): boolean => tags["Environment"] === environment;

/** Whether AWS says that there is no such thing. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  /^(NoSuchBucket|ResourceNotFound|NotFound|DBInstanceNotFound|InvalidGroup\.NotFound)/.test(error.name);

/** What AWS says of a resource without the tag that the role's rights are tied to. */
export const FOREIGN = "AccessDeniedException";

/** What `read` finds, or undefined where AWS says by one of these names that nothing is set. */
export async function unlessUnset<T>(read: Promise<T>, ...names: string[]): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof Error && names.includes(error.name)) return undefined;
    throw error;
  }
}
