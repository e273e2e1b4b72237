import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  type KeyObject,
} from "node:crypto";

const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Bytes of a data key. */
export const KEY_BYTES = 32;

/** Another label gives other initialisation vectors for the same content: never change it. */
const IV_LABEL = "strata/sealed/iv/v1";

/** The text is no JWE of the one form that is written here. Says nothing of its content. */
export class NotSealed extends Error {
  override name = "NotSealed";
}

/** A data key at work. It must not be used after `wipe`. */
export interface SealingKey {
  readonly id: string;
  /** The JWE of the content in compact form: the same each time. */
  seal(content: Uint8Array): string;
  /**
   * The content of a JWE.
   *
   * @throws NotSealed when it was sealed under another key or was changed since
   */
  open(jwe: string): Buffer;
  /** Lets go of the key: OpenSSL overwrites it when it frees it. */
  wipe(): void;
}

/**
 * Takes a data key into use; the buffer belongs to it from then on. The header is the same for all of its content, so it
 * is made once. The initialisation vector is a keyed hash of the content: a batch that is tried again writes the same
 * bytes again, and two contents share one with the probability that two random ones would (2^-96 a pair). The key becomes
 * a key object, which a cipher takes as it is (3 µs an event, against 12 µs for bytes), and its bytes are overwritten.
 *
 * @param key 32 bytes
 */
export function sealingKey(id: string, key: Buffer): SealingKey {
  if (key.byteLength !== KEY_BYTES) throw new Error("A data key has another length than 32 bytes.");
  const header = Buffer.from(JSON.stringify({ alg: "dir", enc: "A256GCM", kid: id })).toString("base64url");
  const authenticated = Buffer.from(header, "ascii");
  const ivKey = createHmac("sha256", key).update(IV_LABEL).digest();
  let secret: KeyObject | undefined = createSecretKey(key);
  key.fill(0);
  const held = (): KeyObject => {
    if (secret === undefined) throw new Error("A data key is used after it was let go.");
    return secret;
  };
  return {
    id,
    seal: (content) => {
      const iv = vectorOf(ivKey, content);
      const cipher = createCipheriv(CIPHER, held(), iv).setAAD(authenticated);
      const text = cipher.update(content);
      cipher.final();
      const tag = cipher.getAuthTag();
      return `${header}..${iv.toString("base64url")}.${text.toString("base64url")}.${tag.toString("base64url")}`;
    },
    open: (jwe) => open(jwe, id, held()),
    wipe: () => {
      secret = undefined;
      ivKey.fill(0);
    },
  };
}

/**
 * SHA-256 over a key and the content, cut to its first 96 bits: what is cut off is what extending the hash would need. One
 * call and no object to collect, unlike HMAC, which costs twice as much for each event.
 */
function vectorOf(ivKey: Buffer, content: Uint8Array): Buffer {
  const keyed = Buffer.allocUnsafe(ivKey.byteLength + content.byteLength);
  keyed.set(ivKey);
  keyed.set(content, ivKey.byteLength);
  const vector = hash("sha256", keyed, "buffer").subarray(0, IV_BYTES);
  keyed.fill(0, 0, ivKey.byteLength);
  return vector;
}

/**
 * Id of the key a JWE was sealed under.
 *
 * @throws NotSealed
 */
export function keyIdOf(jwe: string): string {
  return partsOf(jwe).kid;
}

function open(jwe: string, id: string, key: KeyObject): Buffer {
  const { header, kid, iv, text, tag } = partsOf(jwe);
  if (kid !== id) throw new NotSealed("The content is sealed under another key.");
  const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(header, "ascii")).setAuthTag(tag);
  const content = decipher.update(text);
  try {
    decipher.final();
  } catch {
    throw new NotSealed("The content was sealed under another key, or changed since.");
  }
  return content;
}

function partsOf(jwe: string) {
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
