import { createHmac, createSecretKey } from "node:crypto";
import { GenerateMacCommand, type KMSClient } from "@aws-sdk/client-kms";

/** The message whose MAC is the pseudonym key. Another label gives another key: never change it. */
const LABEL = "strata/student_id_hash/v1";

/** Turns a student id into its `student_id_hash`, 64 lower-case hex digits. */
export type Pseudonymize = (studentId: string) => string;

/**
 * The verb that derives the pseudonym key from a KMS HMAC key, once for the life of the function: the key itself never
 * leaves KMS, nothing secret is stored, and taking the grant away ends the making of pseudonyms. Needs `kms:GenerateMac`.
 */
export function pseudonymizer(keyId: string, client: KMSClient): () => Promise<Pseudonymize> {
  let made: Promise<Pseudonymize> | undefined;
  const make = async (): Promise<Pseudonymize> => {
    const { Mac } = await client.send(
      new GenerateMacCommand({ KeyId: keyId, MacAlgorithm: "HMAC_SHA_256", Message: Buffer.from(LABEL) }),
    );
    if (Mac?.byteLength !== 32) throw new Error("KMS gave no 32-byte MAC for the pseudonym key.");
    // As a key object, which an HMAC takes as it is: bytes are looked at twice for being one, at 15 µs a pseudonym.
    const key = createSecretKey(Mac);
    return remembering((studentId) => createHmac("sha256", key).update(studentId, "utf8").digest("hex"));
  };
  return () => {
    made ??= make().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

/** Pseudonyms kept in memory: a session's events are many, and of one student. */
const MOST_KEPT = 10_000;

function remembering(pseudonymize: Pseudonymize): Pseudonymize {
  const kept = new Map<string, string>();
  return (studentId) => {
    const known = kept.get(studentId);
    if (known !== undefined) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    const made = pseudonymize(studentId);
    kept.set(studentId, made);
    return made;
  };
}
