import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from "jose";
import { dayKey, type KeyClients, type KeyOutputs, readKey } from "./keys";

export type { KeyOutputs } from "./keys";

/** Opens what the stack has sealed, by a library that shares nothing with the code that sealed it. */
export interface Vault {
  /** The content; nothing where the text is no JWE, or its key is gone, or it was changed. */
  open(jwe: string): Promise<Buffer | undefined>;
}

/** A vault with the rights of whoever the clients are. */
export function openVault(clients: KeyClients, outputs: KeyOutputs): Vault {
  const keys = new Map<string, Promise<Uint8Array | undefined>>();
  return {
    async open(jwe) {
      const id = keyIdOf(jwe);
      if (id === undefined) return undefined;
      const found = keys.get(id) ?? readKey(clients, outputs, id);
      keys.set(id, found);
      const key = await found;
      if (!key) return undefined;
      try {
        const options = { keyManagementAlgorithms: ["dir"], contentEncryptionAlgorithms: ["A256GCM"] };
        return Buffer.from((await compactDecrypt(jwe.trimEnd(), key, options)).plaintext);
      } catch {
        return undefined;
      }
    },
  };
}

/** Seals a rejected record under the key of the day. */
export async function sealRejected(
  clients: KeyClients,
  outputs: KeyOutputs,
  content: Uint8Array,
  now: number,
): Promise<{ subject: string; jwe: string }> {
  const { id, key } = await dayKey(clients, outputs, now);
  const jwe = await new CompactEncrypt(content)
    .setProtectedHeader({ alg: "dir", enc: "A256GCM", kid: id })
    .encrypt(key);
  return { subject: id, jwe };
}

/** What is readable of a JWE beside its ciphertext. */
export function headerText(jwe: string): string {
  return Buffer.from(jwe.slice(0, jwe.indexOf(".")), "base64url").toString("utf8");
}

function keyIdOf(jwe: string): string | undefined {
  try {
    return decodeProtectedHeader(jwe.trimEnd()).kid;
  } catch {
    return undefined;
  }
}
