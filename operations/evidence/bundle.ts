import { createHash } from "node:crypto";
import { unzipSync, type Zippable, zipSync } from "fflate";

/** Files of a bundle by name. */
export type Members = Readonly<Record<string, Uint8Array>>;

/** What the signature is over: every other file of the bundle, and how it came about. */
export interface Manifest {
  format: typeof FORMAT;
  stack: string;
  /** When the bundle was made: ISO 8601, UTC. */
  made: string;
  /** Null in a bundle that nobody signed, which proves nothing. */
  signing: { algorithm: typeof ALGORITHM; keyArn: string; publicKeySha256: string } | null;
  files: Record<string, { bytes: number; sha256: string }>;
}

export const FORMAT = "strata-evidence/1";
export const ALGORITHM = "ECDSA_SHA_256";
export const MANIFEST = "manifest.json";
/** DER, over the bytes of the manifest: `openssl dgst -sha256 -verify KEY -signature manifest.json.sig manifest.json`. */
export const SIGNATURE = "manifest.json.sig";

export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** The manifest of these files, as bytes. */
export function manifestOf(about: Omit<Manifest, "format" | "files">, members: Members): Uint8Array {
  const files = Object.fromEntries(
    Object.entries(members).map(([name, bytes]) => [name, { bytes: bytes.length, sha256: sha256(bytes) }]),
  );
  const manifest: Manifest = { format: FORMAT, ...about, files };
  return Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`);
}

/**
 * A ZIP archive that says nothing but its files: sorted by name, not compressed, all of one date. Same files, same
 * bytes, so that an archive can be compared with what its files make.
 */
export function packed(members: Members): Uint8Array {
  const options = { level: 0, mtime: new Date(1980, 0, 1) } as const;
  const sorted = Object.keys(members).sort();
  return zipSync(
    Object.fromEntries(sorted.map((name) => [name, [members[name], options]])) as Zippable,
    options,
  );
}

/** The files of an archive. @throws Error where it is none, or is cut off */
export function unpacked(archive: Uint8Array): Members {
  return unzipSync(archive);
}
