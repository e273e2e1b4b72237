import * as assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { Sha256 } from "@smithy/core/checksum";
import { HttpRequest } from "@smithy/core/protocols";
import { SignatureV4 } from "@smithy/signature-v4";
import { emulatorCredentials } from "../../../local/emulator";
import { createAuthorize, type SignedRequest } from "../../../local/stores/shared/authorize";
import { sharedPart } from "../../support/shared-parts";
import { REGION, type RoleCredentials, type StoreBench, startStoreBench } from "../../support/store-bench";

const bench = sharedPart(startStoreBench, (running) => running.stop());
const DOMAIN = `arn:aws:es:${REGION}:000000000000:domain/search`;
const WANTED = { service: "es", action: "es:ESHttpPost", resources: [`${DOMAIN}/_bulk`] };

interface Way {
  readonly service?: string;
  readonly region?: string;
  readonly at?: Date;
  readonly expiresIn?: number;
}

function signer(credentials: Partial<RoleCredentials>, { service = "es", region = REGION }: Way) {
  return new SignatureV4({ service, region, credentials: credentials as RoleCredentials, sha256: Sha256 });
}

async function signed(credentials: Partial<RoleCredentials>, way: Way = {}): Promise<SignedRequest> {
  const body = Buffer.from('{"index":{}}');
  const host = "127.0.0.1:9200";
  const headers = { host, "x-amz-content-sha256": createHash("sha256").update(body).digest("hex") };
  const request = new HttpRequest({ method: "POST", hostname: "127.0.0.1", path: "/_bulk", headers, body });
  const result = await signer(credentials, way).sign(request, { signingDate: way.at });
  return { method: "POST", path: "/_bulk", query: "", headers: lower(result.headers), body };
}

async function presigned(credentials: Partial<RoleCredentials>, way: Way = {}): Promise<SignedRequest> {
  const host = "cache";
  const request = new HttpRequest({
    hostname: host,
    path: "/",
    headers: { host },
    query: { Action: "connect", User: "it" },
  });
  const { query } = await signer(credentials, way).presign(request, {
    signingDate: way.at,
    expiresIn: way.expiresIn ?? 900,
  });
  const text = new URLSearchParams(query as Record<string, string>).toString();
  return { method: "GET", path: "/", query: text, headers: { host } };
}

const lower = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
const minutes = (count: number) => new Date(Date.now() + count * 60_000);

describe("the emulator's decision for a store", function () {
  this.timeout(60_000);
  let running: StoreBench;
  let role: RoleCredentials;
  const decide = async (request: Promise<SignedRequest>, wanted = WANTED) =>
    createAuthorize(running.endpoint)(await request, wanted);
  const refused = async (code: string, request: Promise<SignedRequest>, wanted = WANTED) =>
    assert.deepEqual(await decide(request, wanted), { allowed: false, code });

  before(async () => {
    running = await bench();
    role = await running.role([{ Effect: "Allow", Action: "es:ESHttpPost", Resource: `${DOMAIN}/_bulk` }]);
  });

  it("lets a role do what its policy allows, signed in the header", async () => {
    const decision = await decide(signed(role));
    assert.ok(decision.allowed);
    assert.match(decision.principal, /^arn:aws:sts::000000000000:assumed-role\/client-\d+\/client$/);
  });

  it("lets a role do what its policy allows, presigned in the query", async () => {
    assert.ok((await decide(presigned(role))).allowed);
  });

  it("refuses another action and another resource", async () => {
    await refused("AccessDenied", signed(role), { ...WANTED, action: "es:ESHttpGet" });
    await refused("AccessDenied", signed(role), { ...WANTED, resources: [`${DOMAIN}/_bulk`, `${DOMAIN}/x`] });
  });

  it("follows conditions and explicit denies", async () => {
    const conditional = await running.role([
      {
        Effect: "Allow",
        Action: "elasticache:Connect",
        Resource: "*",
        Condition: { StringEquals: { "elasticache:UserId": "it" } },
      },
    ]);
    const wanted = { ...WANTED, action: "elasticache:Connect" };
    const as = (user: string) => ({ ...wanted, context: { "elasticache:UserId": user } });
    assert.ok((await decide(signed(conditional), as("it"))).allowed);
    await refused("AccessDenied", signed(conditional), as("else"));
    const denied = await running.role([
      { Effect: "Allow", Action: "*", Resource: "*" },
      { Effect: "Deny", Action: "es:*", Resource: "*" },
    ]);
    await refused("AccessDenied", signed(denied));
  });

  it("refuses a changed body, path, query or signature", async () => {
    const good = await signed(role);
    const turn = (part: Partial<SignedRequest>) => Promise.resolve({ ...good, ...part });
    await refused("SignatureDoesNotMatch", turn({ body: Buffer.from("{}") }));
    await refused("SignatureDoesNotMatch", turn({ path: "/_search" }));
    await refused("SignatureDoesNotMatch", turn({ query: "q=1" }));
    const authorization =
      good.headers["authorization"]?.replace(/Signature=.{8}/, "Signature=00000000") ?? "";
    await refused("SignatureDoesNotMatch", turn({ headers: { ...good.headers, authorization } }));
  });

  it("refuses a signature for another service or region, even the root user's", async () => {
    await refused("SignatureDoesNotMatch", signed(role, { service: "s3" }));
    await refused("SignatureDoesNotMatch", signed(role, { region: "eu-west-1" }));
    await refused("SignatureDoesNotMatch", signed({ ...emulatorCredentials(), secretAccessKey: "guess" }));
    assert.ok((await decide(signed(emulatorCredentials()))).allowed);
  });

  it("refuses a session without its token, an unknown key and a request that is not signed", async () => {
    const { accessKeyId, secretAccessKey } = role;
    await refused("InvalidToken", signed({ accessKeyId, secretAccessKey }));
    await refused("UnrecognizedClientException", signed({ accessKeyId: "AKIANOBODY", secretAccessKey }));
    const bare = { method: "GET", path: "/", query: "", headers: { host: "x" } };
    assert.equal((await decide(Promise.resolve(bare))).allowed, false);
  });

  it("refuses what is too old, from the future, or valid for longer than 15 minutes", async () => {
    await refused("RequestTimeTooSkewed", signed(role, { at: minutes(-6) }));
    assert.ok((await decide(presigned(role, { at: minutes(-14) }))).allowed);
    await refused("ExpiredToken", presigned(role, { at: minutes(-16) }));
    await refused("SignatureDoesNotMatch", presigned(role, { at: minutes(6) }));
    await refused("SignatureDoesNotMatch", presigned(role, { expiresIn: 3600 }));
  });
});
