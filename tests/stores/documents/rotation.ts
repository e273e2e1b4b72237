import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { DescribeSecretCommand } from "@aws-sdk/client-secrets-manager";
import type { RotationRequest } from "../../../runtime/documents-setup/rotation";
import { secretReader } from "../../../runtime/stores/documents/secret";
import { documentsBench } from "./support/bench";

const STEPS = ["createSecret", "setSecret", "testSecret", "finishSecret"] as const;

describe("the rotation of the functions' password", function () {
  this.timeout(60_000);

  async function prepare() {
    const bench = await documentsBench();
    const ClientRequestToken = randomUUID();
    const step = (Step: RotationRequest["Step"], SecretId = bench.userSecretArn) =>
      bench.setup({ Step, SecretId, ClientRequestToken });
    const { password } = await secretReader(bench.secrets, bench.userSecretArn)();
    const inForce = async () => (await secretReader(bench.secrets, bench.userSecretArn)()).password;
    return { bench, step, password, inForce, version: ClientRequestToken };
  }

  it("puts another password in force at store and secret, step by step, each safe to repeat", async () => {
    const { bench, step, password, inForce, version } = await prepare();
    for (const each of STEPS) {
      assert.equal(await inForce(), password, `before ${each} the secret holds the password it held`);
      const first = await step(each);
      assert.deepEqual(await step(each), first);
    }
    assert.notEqual(await inForce(), password);
    const { VersionIdsToStages } = await bench.secrets.send(
      new DescribeSecretCommand({ SecretId: bench.userSecretArn }),
    );
    assert.ok(VersionIdsToStages?.[version]?.includes("AWSCURRENT"));
    const documents = bench.connect(bench.userSecretArn);
    await documents.use((db) => db.command({ ping: 1 }));
    await documents.close();
  });

  it("lets functions that are connected go on meanwhile", async () => {
    const { bench, step } = await prepare();
    for (const each of STEPS) {
      await step(each);
      await bench.documents.use((db) => db.command({ count: "messages" }));
    }
  });

  it("is not finished with a password that the store does not take", async () => {
    const { step, password, inForce } = await prepare();
    await step("createSecret");
    await assert.rejects(step("testSecret"), /18|Authentication/i);
    assert.equal(await inForce(), password);
  });

  it("asks for a version that holds credentials, and for its own secret", async () => {
    const { bench, step } = await prepare();
    await assert.rejects(step("setSecret"), /holds no username and password/);
    await assert.rejects(step("createSecret", bench.masterSecretArn), /rotates another secret/);
  });
});
