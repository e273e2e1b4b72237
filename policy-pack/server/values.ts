/** The key by which the engine marks a value that is none of JSON's, and the marks that matter here. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const ASSET = "c44067f5952c0a294b673a41bacd8c17";

/** The same value as a plan holds it: secrets as what they hide, assets without their contents. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const { [SIGNATURE]: signature, ...fields } = value as Record<string, unknown>;
  if (signature === SECRET) return plain(fields["value"]);
  const kept: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) {
    if (signature !== ASSET || key !== "text") kept[key] = plain(field);
  }
  return kept;
}
