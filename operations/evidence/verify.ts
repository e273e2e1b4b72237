import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { FORMAT, MANIFEST, type Manifest, type Members, packed, SIGNATURE, sha256, unpacked } from "./bundle";

/** The text is no public key that could have signed evidence. */
export class WrongKey extends Error {
  override name = "WrongKey";
}

/** The public key in a PEM file. @throws WrongKey where it is not one of ECC_NIST_P256 */
export function publicKeyOf(pem: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPublicKey(pem);
  } catch (error) {
    throw new WrongKey((error as Error).message);
  }
  if (key.asymmetricKeyDetails?.namedCurve === "prime256v1") return key;
  throw new WrongKey(`it is a key of ${key.asymmetricKeyType}, not of the curve P-256`);
}

/** SHA-256 of a public key's DER form (SPKI), in hexadecimal digits: short enough to be told by another way. */
export function fingerprintOf(key: KeyObject): string {
  return sha256(key.export({ type: "spki", format: "der" }));
}

/**
 * What is wrong with a bundle: an empty list proves that the holder of the key signed these very bytes. The key has to
 * come from elsewhere than the bundle, since whoever forges one would put a key of their own into it.
 */
export function faultsOf(archive: Uint8Array, key: KeyObject): string[] {
  let members: Members;
  try {
    members = unpacked(archive);
  } catch (error) {
    return [`the archive cannot be read: ${(error as Error).message}`];
  }
  const { [MANIFEST]: manifest, [SIGNATURE]: signature, ...files } = members;
  if (manifest === undefined) return [`${MANIFEST}: missing`];
  const faults = [...signatureFaults(manifest, signature, key), ...fileFaults(manifest, files)];
  // Names told twice, comments, headers and bytes between files belong to no file.
  if (faults.length === 0 && Buffer.compare(packed(members), archive) !== 0)
    return ["the archive holds bytes that belong to none of its files"];
  return faults;
}

function signatureFaults(manifest: Uint8Array, signature: Uint8Array | undefined, key: KeyObject): string[] {
  if (signature === undefined) return [`${SIGNATURE}: missing; nobody signed this bundle`];
  if (verify("sha256", manifest, key, signature)) return [];
  const told = parsed(manifest)?.signing?.publicKeySha256;
  const other = told !== undefined && told !== fingerprintOf(key);
  return [
    `${MANIFEST}: ${SIGNATURE} is not the given key's signature of it${other ? `; it names the key ${told}` : ""}`,
  ];
}

function fileFaults(bytes: Uint8Array, files: Members): string[] {
  const manifest = parsed(bytes);
  if (manifest === undefined) return [`${MANIFEST}: is not of the format ${FORMAT}`];
  const listed = new Map(Object.entries(manifest.files));
  const missing = [...listed.keys()].filter((name) => !Object.hasOwn(files, name));
  const found = Object.entries(files).flatMap(([name, content]) => {
    const said = listed.get(name);
    if (said === undefined) return [`${name}: not in the manifest`];
    return said.sha256 === sha256(content) && said.bytes === content.length ? [] : [`${name}: changed`];
  });
  return [...missing.map((name) => `${name}: missing`), ...found];
}

function parsed(bytes: Uint8Array): Manifest | undefined {
  try {
    const manifest = JSON.parse(Buffer.from(bytes).toString("utf8")) as Manifest;
    return manifest.format === FORMAT && typeof manifest.files === "object" ? manifest : undefined;
  } catch {
    return undefined;
  }
}
