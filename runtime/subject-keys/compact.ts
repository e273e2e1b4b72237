/** Bytes of an initialisation vector. */
export const IV_BYTES = 12;
/** Bytes of an authentication tag. */
export const TAG_BYTES = 16;

/** The text is no JWE of the one form that is written here. Says nothing of its content. */
export class NotSealed extends Error {
  override name = "NotSealed";
}

/**
 * Id of the key a JWE was sealed under.
 *
 * @throws NotSealed
 */
export function keyIdOf(jwe: string): string {
  return partsOf(jwe).kid;
}

/**
 * What a JWE of the one form consists of.
 *
 * @throws NotSealed
 */
export function partsOf(jwe: string) {
  const [header = "", key, iv = "", text = "", tag = "", ...rest] = jwe.trimEnd().split(".");
  const parts = { header, iv: bytes(iv), text: bytes(text), tag: bytes(tag) };
  const sizes = parts.iv.byteLength === IV_BYTES && parts.tag.byteLength === TAG_BYTES;
  if (key !== "" || rest.length > 0 || !sizes) throw new NotSealed("The content is no JWE in compact form.");
  return { ...parts, kid: kidOf(header) };
}

/** Nothing but the one header: what a reader does not understand he must refuse (RFC 7516, section 4.1.13). */
function kidOf(header: string): string {
  let value: Record<string, unknown> = {};
  try {
    value = JSON.parse(bytes(header).toString("utf8")) as Record<string, unknown>;
  } catch {
    // Refused below.
  }
  const { alg, enc, kid, ...rest } = value ?? {};
  if (alg !== "dir" || enc !== "A256GCM" || typeof kid !== "string" || Object.keys(rest).length > 0)
    throw new NotSealed("The content is sealed in a way that is not read here.");
  return kid;
}

function bytes(text: string): Buffer {
  return Buffer.from(text, "base64url");
}
