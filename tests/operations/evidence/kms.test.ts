import { strict as assert } from "node:assert";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateKeyCommand, KMSClient, SignCommand } from "@aws-sdk/client-kms";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  PutObjectLockConfigurationCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import {
  emulatorCredentials,
  emulatorEnvironment,
  startEmulator,
  waitUntilHealthy,
} from "../../../local/emulator";
import { freePorts } from "../../../local/shared/ports";
import { bundleOf, faultsOf, keepBundle, kmsSigner, publicKeyOf } from "../../../operations/evidence";
import { usedIn } from "../../../operations/privileges";
import type { Reached } from "../support/role";
import { evidenceOperator } from "./support/operator";

const ABOUT = { stack: "prod", made: "2026-11-21T12:00:00.000Z" };
const MEMBERS = { "plan.jsonl": Buffer.from("{}\n") };
const region = "eu-west-1";

describe("evidence in an account", () => {
  let stop: () => Promise<void>;
  let reached: Reached;
  let stateDir: string;
  let clients: { kms: KMSClient; s3: S3Client };

  before(async function () {
    this.timeout(60_000);
    stateDir = mkdtempSync(join(tmpdir(), "strata-evidence-"));
    const environment = await emulatorEnvironment();
    const [port = 0] = await freePorts(1);
    const endpoint = `http://127.0.0.1:${port}`;
    const { guard } = startEmulator({ environment, port, region, stateDir, deliveryEndpoint: endpoint });
    let words = "";
    for (const output of [guard.stdout, guard.stderr])
      output.on("data", (chunk) => (words = `${words}${chunk}`.slice(-2_000)));
    const ended = once(guard, "close").then(() => words);
    await waitUntilHealthy(endpoint, ended);
    reached = { endpoint, region, credentials: emulatorCredentials() };
    clients = { kms: new KMSClient(reached), s3: new S3Client({ ...reached, forcePathStyle: true }) };
    stop = async () => {
      for (const client of Object.values(clients)) client.destroy();
      guard.stdin?.end();
      guard.kill();
      await ended;
      rmSync(stateDir, { recursive: true, force: true });
    };
  });

  after(() => stop?.());

  const signingKey = async () => {
    const key = { KeyUsage: "SIGN_VERIFY", KeySpec: "ECC_NIST_P256" } as const;
    const { KeyMetadata } = await clients.kms.send(new CreateKeyCommand(key));
    return KeyMetadata?.Arn ?? "";
  };
  const signer = async () => kmsSigner(clients.kms, await signingKey());
  const lockedBucket = async (Bucket: string) => {
    await clients.s3.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: true }));
    const Rule = { DefaultRetention: { Mode: "COMPLIANCE", Days: 2192 } } as const;
    const ObjectLockConfiguration = { ObjectLockEnabled: "Enabled", Rule } as const;
    await clients.s3.send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration }));
  };

  it("is signed by KMS, kept under lock, and verified with the public key alone", async () => {
    const { s3 } = clients;
    const Bucket = "evidence";
    await lockedBucket(Bucket);

    const signing = await signer();
    const kept = await keepBundle(s3, Bucket, ABOUT, await bundleOf(ABOUT, MEMBERS, signing));
    const locked = (Date.parse(kept.lockedUntil) - Date.now()) / 86_400_000;
    assert.ok(locked > 2191 && locked <= 2192, kept.lockedUntil);
    const version = { Bucket, Key: kept.key, VersionId: kept.versionId };
    await assert.rejects(s3.send(new DeleteObjectCommand(version)), { name: "AccessDenied" });

    const { Body } = await s3.send(new GetObjectCommand(version));
    const read = (await Body?.transformToByteArray()) ?? new Uint8Array();
    const pem = signing.publicKey.export({ type: "spki", format: "pem" }).toString();
    assert.deepEqual(faultsOf(read, publicKeyOf(pem)), []);
    assert.notDeepEqual(faultsOf(read, (await signer()).publicKey), []);
  });

  it("counts as not kept in a bucket without a lock", async () => {
    await clients.s3.send(new CreateBucketCommand({ Bucket: "open" }));
    const bundle = await bundleOf(ABOUT, MEMBERS, undefined);
    await assert.rejects(keepBundle(clients.s3, "open", ABOUT, bundle));
  });

  it("is made under the operator's policy alone, which lets nobody read, delete or sign anything else", async () => {
    const signingKeyArn = await signingKey();
    const { kms, s3, bucket: Bucket, granted } = await evidenceOperator(reached, signingKeyArn);
    await lockedBucket(Bucket);
    const bundle = await bundleOf(ABOUT, MEMBERS, await kmsSigner(kms, signingKeyArn));
    const kept = await keepBundle(s3, Bucket, ABOUT, bundle);
    assert.ok(kept.lockedUntil > "2031", kept.lockedUntil);
    const used = usedIn(readFileSync(join(stateDir, "used-actions.jsonl"), "utf8"));
    assert.deepEqual(
      used
        .filter(({ holder }) => holder === "evidence-operator")
        .map(({ action }) => action)
        .sort(),
      // The key of the bucket is asked for by S3.
      granted.filter((action) => action !== "kms:GenerateDataKey").sort(),
    );

    const version = { Bucket, Key: kept.key, VersionId: kept.versionId };
    const SigningAlgorithm = "ECDSA_SHA_256" as const;
    const whole = { KeyId: signingKeyArn, Message: bundle.slice(0, 99), SigningAlgorithm };
    for (const refused of [
      () => s3.send(new GetObjectCommand(version)),
      () => s3.send(new DeleteObjectCommand(version)),
      () => s3.send(new PutObjectCommand({ Bucket: "evidence", Key: "theirs", Body: bundle })),
      () => kms.send(new SignCommand({ ...whole, MessageType: "RAW" })),
      () => signer().then(({ keyArn }) => kmsSigner(kms, keyArn)),
    ])
      await assert.rejects(refused, ({ name }: Error) => /^AccessDenied(Exception)?$/.test(name));
  });
});
