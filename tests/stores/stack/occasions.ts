import * as assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { ListSecretsCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { type Ground, wholeGround } from "../../operations/support/bench";
import { functionCaller } from "../../support/functions";

/** What no event starts, under the functions' own roles. */
describe("what is done by the clock or on demand on a stack with every store", function () {
  this.timeout(400_000);
  let ground: Ground;
  let call: ReturnType<typeof functionCaller>;
  before(async () => {
    ground = await wholeGround();
    call = functionCaller(new LambdaClient(ground.target));
  });

  it("deletes rows whose time is over, of every table", async () => {
    const { deleted } = (await call("relational-purger-fn", {})) as { deleted: Record<string, number> };
    assert.ok(Object.keys(deleted).length > 1, JSON.stringify(deleted));
  });

  it("answers who looks for similar messages", async () => {
    const request = { text: "worried about the exam", size: 5 };
    const answer = (await call("feeds-search-similar-fn", { actor: "counsellor", request })) as object;
    assert.ok("results" in answer, JSON.stringify(answer));
  });

  it("gives the functions another password of the documents, step by step", async () => {
    const secrets = new SecretsManagerClient(ground.target);
    const Filters = [{ Key: "name" as const, Values: ["conversations-setup-user"] }];
    const { SecretList: [secret] = [] } = await secrets.send(new ListSecretsCommand({ Filters }));
    const asked = { SecretId: secret?.ARN, ClientRequestToken: randomUUID() };
    for (const Step of ["createSecret", "setSecret", "testSecret", "finishSecret"]) {
      const { renewed } = (await call("conversations-setup-fn", { ...asked, Step })) as { renewed: boolean };
      assert.equal(renewed, Step === "finishSecret");
    }
  });
});
