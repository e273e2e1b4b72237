import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JavaServer } from "../java/start";
import { readMasterSecret } from "../shared/master-secret";
import type { Endpoint, StoreContext } from "../shared/server";

/** As DocumentDB and MongoDB store SCRAM-SHA-1 passwords. */
const ITERATIONS = 10_000;
const KEY_BYTES = 20;

/**
 * Lets the master user of a cluster in, with the password its secret holds now, and tells clients the address of this
 * endpoint as that of the cluster's primary. The password itself is not written down: only what proves it.
 */
export async function grantMaster(
  server: JavaServer,
  endpoint: Endpoint,
  context: StoreContext,
): Promise<void> {
  if (!endpoint.masterSecret || endpoint.readOnly) return;
  const { username, password } = await readMasterSecret(context, endpoint.masterSecret);
  writeAccess(server.dir, {
    ...verifier(username, password),
    announce: `${endpoint.address}:${endpoint.port}`,
  });
}

/** The server reads the file at every question, so it appears whole. */
function writeAccess(dir: string, facts: Readonly<Record<string, string>>): void {
  const path = join(dir, "access.properties");
  const lines = Object.entries(facts).map(([name, value]) => `${name}=${escaped(value)}\n`);
  writeFileSync(`${path}.tmp`, lines.join(""), { mode: 0o600 });
  renameSync(`${path}.tmp`, path);
}

/** A value in a Java properties file: nothing but plain letters stands for itself. */
function escaped(value: string): string {
  return value.replace(/[^\w./+=-]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function verifier(user: string, password: string): Record<string, string> {
  const salt = randomBytes(16);
  const digest = createHash("md5").update(`${user}:mongo:${password}`).digest("hex");
  const salted = pbkdf2Sync(digest, salt, ITERATIONS, KEY_BYTES, "sha1");
  const hmac = (text: string) => createHmac("sha1", salted).update(text).digest();
  return {
    user,
    salt: salt.toString("base64"),
    iterations: String(ITERATIONS),
    storedKey: createHash("sha1").update(hmac("Client Key")).digest("base64"),
    serverKey: hmac("Server Key").toString("base64"),
  };
}
