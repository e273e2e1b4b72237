import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Credentials } from "./server";

/** A local stack lives for days; clocks may differ a little. */
const VALID_MS = 365 * 86_400_000;
const SKEW_MS = 3_600_000;
const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

/** File of the authority that clients of the stack's stores trust, below the folder of the stores. */
export function authorityFile(dir: string): string {
  return join(dir, "ca.pem");
}

/**
 * Makes the stack's own certificate authority and the one certificate of its fronts, for 127.0.0.1 and localhost. The
 * authority's key is thrown away at once, so that nothing else can ever be signed with it.
 * @param dir - folder of the stores; gets ca.pem, server.pem and server.key
 */
export async function makeAuthority(dir: string): Promise<void> {
  require("reflect-metadata");
  const x509 = require("@peculiar/x509") as typeof import("@peculiar/x509");
  const { subtle } = globalThis.crypto;
  x509.cryptoProvider.set(globalThis.crypto as never);
  const generate = () => subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
  const [authority, server] = await Promise.all([generate(), generate()]);
  const dates = { notBefore: new Date(Date.now() - SKEW_MS), notAfter: new Date(Date.now() + VALID_MS) };
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    ...dates,
    serialNumber: "01",
    name: "CN=strata local stores",
    keys: authority,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(authority.publicKey),
    ],
  });
  const cert = await x509.X509CertificateGenerator.create({
    ...dates,
    serialNumber: "02",
    subject: "CN=localhost",
    issuer: ca.subject,
    publicKey: server.publicKey,
    signingKey: authority.privateKey,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        { type: "ip", value: "127.0.0.1" },
        { type: "dns", value: "localhost" },
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(authority.publicKey),
    ],
  });
  const key = x509.PemConverter.encode(await subtle.exportKey("pkcs8", server.privateKey), "PRIVATE KEY");
  mkdirSync(dir, { recursive: true });
  const files = { "ca.pem": ca.toString("pem"), "server.pem": cert.toString("pem"), "server.key": key };
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(dir, name), `${text}\n`, { mode: name === "server.key" ? 0o600 : 0o644 });
}

/** What `makeAuthority` wrote. */
export function readCredentials(dir: string): Credentials {
  const read = (name: string) => readFileSync(join(dir, name), "utf8");
  return { key: read("server.key"), cert: read("server.pem"), ca: read("ca.pem") };
}
