import { createHash } from "node:crypto";
import { GetSecretValueCommand, type SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { type Document, MongoClient } from "mongodb";
import { EVENT_COLLECTIONS } from "../../../contracts/documents";
import type { StoreOutputs } from "../../../contracts/outputs";
import { headerText, type Vault } from "../../sealed";
import type { EventRecord } from "../records";
import type { Witness } from "../stores";
import type { NetworkAccess } from "./access";

/**
 * Sealed events of the document store, opened: the hash of each is that of its original. The witness sees whatever of
 * every document of every collection is readable without a key.
 *
 * @param claims hash of the original by the key of the object that holds it, for those too large for a document
 */
export async function readDocuments(
  at: NonNullable<StoreOutputs["documents"]>,
  access: Pick<NetworkAccess, "authority">,
  secrets: SecretsManagerClient,
  vault: Vault,
  claims: ReadonlyMap<string, string>,
  witness: Witness,
): Promise<EventRecord[]> {
  const client = await connectDocuments(at, access, secrets);
  try {
    const database = client.db(at.database);
    const records: EventRecord[] = [];
    for (const { name } of await database.listCollections({}, { nameOnly: true }).toArray()) {
      const place = `documentdb ${at.database}.${name}`;
      const isEvents = (EVENT_COLLECTIONS as readonly string[]).includes(name);
      for await (const document of database.collection(name).find()) {
        const record = await recordOf(document, place, vault, claims, witness);
        if (isEvents) records.push(record);
      }
    }
    return records;
  } finally {
    await client.close();
  }
}

/** Under the functions' user; whoever asks closes it. */
export async function connectDocuments(
  at: NonNullable<StoreOutputs["documents"]>,
  { authority }: Pick<NetworkAccess, "authority">,
  secrets: SecretsManagerClient,
): Promise<MongoClient> {
  const { SecretString = "{}" } = await secrets.send(new GetSecretValueCommand({ SecretId: at.secretArn }));
  const { username, password } = JSON.parse(SecretString) as { username: string; password: string };
  const client = new MongoClient(`mongodb://${at.address}:${at.port}/`, {
    auth: { username, password },
    authMechanism: "SCRAM-SHA-1",
    authSource: "admin",
    directConnection: true,
    retryWrites: false,
    tls: true,
    ca: authority,
    serverSelectionTimeoutMS: 10_000,
  });
  return client.connect();
}

async function recordOf(
  { sealed, ...readable }: Document,
  place: string,
  vault: Vault,
  claims: ReadonlyMap<string, string>,
  witness: Witness,
): Promise<EventRecord> {
  const content = typeof sealed === "string" ? await vault.open(sealed) : undefined;
  const shown = content ? headerText(sealed as string) : (sealed ?? "");
  witness(place, Buffer.from(`${JSON.stringify(readable)}\n${shown}`));
  const claim = (readable["claim_check"] as { key?: string } | undefined)?.key;
  const sha256 = content
    ? createHash("sha256").update(content).digest("hex")
    : ((claim && claims.get(claim)) ?? "");
  return { eventId: String(readable["_id"]), place, sha256 };
}
