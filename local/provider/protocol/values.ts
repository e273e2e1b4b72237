/** Property values as they travel between engine and provider: JSON plus marked objects for secrets, assets and the like. */
export type Props = Record<string, unknown>;

/** The key that marks an object as more than JSON (pulumi/pulumi: sdk/go/common/resource/sig). */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";

export const SECRET = "1b47061264138c4ac30d75fd1eb44270";
export const ASSET = "c44067f5952c0a294b673a41bacd8c17";
export const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** What stands for a value that is known only after deployment. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The same for the other types: bool, number, list, asset, archive, object. */
const UNKNOWNS = new Set([
  UNKNOWN,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

export const isUnknown = (value: unknown): boolean => typeof value === "string" && UNKNOWNS.has(value);

/** A JSON object without a mark. */
export function isObject(value: unknown): value is Props {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export const signature = (value: unknown): unknown => (isObject(value) ? value[SIGNATURE] : undefined);

export const isSecret = (value: unknown): value is { value: unknown } => signature(value) === SECRET;

/** Marks a value as secret; the engine then encrypts it in its state. */
export const secret = (value: unknown): Props => ({ [SIGNATURE]: SECRET, value });

/** An asset or archive as the engine sends it; `hash` is over its content. */
export interface Asset extends Props {
  hash?: string;
  path?: string;
  text?: string;
  uri?: string;
  assets?: Record<string, Asset>;
}

export const isAsset = (value: unknown): value is Asset => signature(value) === ASSET;
export const isArchive = (value: unknown): value is Asset => signature(value) === ARCHIVE;

/** The value without marks: secrets unwrapped, resources as their ids; assets and archives stay as they are. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isObject(value)) return value;
  switch (value[SIGNATURE]) {
    case SECRET:
      return plain(value["value"]);
    case OUTPUT:
      return "value" in value ? plain(value["value"]) : UNKNOWN;
    case RESOURCE:
      return value["id"] ?? value["urn"];
    case undefined:
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
    default:
      return value;
  }
}

export const plainProps = (props: Props): Props => plain(props) as Props;

/** Whether `test` holds for the value or anything inside it. */
export function contains(value: unknown, test: (value: unknown) => boolean): boolean {
  if (test(value)) return true;
  if (Array.isArray(value)) return value.some((item) => contains(item, test));
  return isObject(value) && Object.values(value).some((item) => contains(item, test));
}

export const hasUnknown = (value: unknown): boolean =>
  contains(value, (item) => isUnknown(item) || (signature(item) === OUTPUT && !("value" in (item as Props))));

export const hasSecret = (value: unknown): boolean =>
  contains(
    value,
    (item) => isSecret(item) || (signature(item) === OUTPUT && (item as Props)["secret"] === true),
  );

/**
 * `props` with the secrets of `marked` restored: a property that was secret there, or held a secret, is secret again.
 * A property whose value is unchanged is taken over as it is, so that nested marks survive.
 */
export function remark(props: Props, marked: Props): Props {
  const result: Props = {};
  for (const [key, value] of Object.entries(props)) {
    const before = marked[key];
    if (!hasSecret(before)) result[key] = value;
    else if (JSON.stringify(plain(before)) === JSON.stringify(plain(value))) result[key] = before;
    else result[key] = isSecret(value) ? value : secret(value);
  }
  return result;
}

/** The object without properties that are undefined or null. */
export function defined<T extends object>(object: T): T {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined && value !== null),
  ) as T;
}
