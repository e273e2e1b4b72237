import { DecryptCommand, GenerateDataKeyCommand, type KMSClient } from "@aws-sdk/client-kms";
import type { WrappedKey } from "./stored";

/** What KMS does with data keys; the id of the key is the encryption context, so that none passes for another's. */
export interface Wrapping {
  /** A new key, plain and wrapped. Needs `kms:GenerateDataKey`. */
  generate(id: string): Promise<{ key: Buffer; wrapped: Uint8Array; wrappingKey: string }>;
  /** Needs `kms:Decrypt`. */
  unwrap(id: string, stored: Pick<WrappedKey, "wrapped" | "wrappingKey">): Promise<Buffer>;
}

/** @param wrappingKey ARN of the key that wraps new ones */
export function wrapping(wrappingKey: string, client: KMSClient): Wrapping {
  return {
    async generate(id) {
      const { Plaintext, CiphertextBlob } = await client.send(
        new GenerateDataKeyCommand({
          KeyId: wrappingKey,
          KeySpec: "AES_256",
          EncryptionContext: { subject: id },
        }),
      );
      if (!Plaintext || !CiphertextBlob) throw new Error("KMS gave no data key.");
      return { key: own(Plaintext), wrapped: CiphertextBlob, wrappingKey };
    },
    unwrap: (id, stored) => unwrapKey(client, id, stored),
  };
}

export async function unwrapKey(
  client: KMSClient,
  id: string,
  { wrapped, wrappingKey }: Pick<WrappedKey, "wrapped" | "wrappingKey">,
): Promise<Buffer> {
  const { Plaintext } = await client.send(
    new DecryptCommand({
      KeyId: wrappingKey,
      CiphertextBlob: wrapped,
      EncryptionContext: { subject: id },
    }),
  );
  if (!Plaintext) throw new Error("KMS gave no plain key.");
  return own(Plaintext);
}

/** A copy outside of any pool, so that wiping it wipes it all; what the client handed over is overwritten. */
function own(plain: Uint8Array): Buffer {
  const key = Buffer.alloc(plain.byteLength);
  key.set(plain);
  plain.fill(0);
  return key;
}
