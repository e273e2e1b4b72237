import { createHash, createPublicKey, type KeyObject } from "node:crypto";
import { GetPublicKeyCommand, type KMSClient, SignCommand } from "@aws-sdk/client-kms";
import { ALGORITHM, MANIFEST, type Manifest, type Members, manifestOf, packed, SIGNATURE } from "./bundle";
import { fingerprintOf } from "./verify";

/** Signs what it is given; the private key is out of reach. */
export interface Signer {
  keyArn: string;
  publicKey: KeyObject;
  /** DER signature over the SHA-256 of a message. */
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/** The stack's signing key in KMS, which never leaves it. */
export async function kmsSigner(kms: KMSClient, keyArn: string): Promise<Signer> {
  const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId: keyArn }));
  if (PublicKey === undefined) throw new Error(`KMS told no public key of ${keyArn}`);
  return {
    keyArn,
    publicKey: createPublicKey({ key: Buffer.from(PublicKey), format: "der", type: "spki" }),
    sign: async (message) => {
      const Message = createHash("sha256").update(message).digest();
      const { Signature } = await kms.send(
        new SignCommand({ KeyId: keyArn, Message, MessageType: "DIGEST", SigningAlgorithm: ALGORITHM }),
      );
      if (Signature === undefined) throw new Error(`KMS gave no signature by ${keyArn}`);
      return Signature;
    },
  };
}

/** A bundle of these files with its manifest, signed where there is a signer. */
export async function bundleOf(
  about: Pick<Manifest, "stack" | "made">,
  members: Members,
  signer: Signer | undefined,
): Promise<Uint8Array> {
  const signing: Manifest["signing"] = signer
    ? {
        algorithm: ALGORITHM,
        keyArn: signer.keyArn,
        publicKeySha256: fingerprintOf(signer.publicKey),
      }
    : null;
  const manifest = manifestOf({ ...about, signing }, members);
  const signature = signer && { [SIGNATURE]: await signer.sign(manifest) };
  return packed({ ...members, [MANIFEST]: manifest, ...signature });
}
