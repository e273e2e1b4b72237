import * as assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateFunctionCommand, InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { strToU8, zipSync } from "fflate";
import { compileJobs } from "../../../components/shared/bundle";
import { emulatorCredentials } from "../../../local/emulator";
import { serialize } from "../../runtime/support/closure";
import { sharedPart } from "../../support/shared-parts";
import { REGION } from "../../support/store-bench";
import { everything, ROLES, type SearchStore, SHAPE, startSearchStore } from "./support/store";

const started = sharedPart(startSearchStore, ({ bench }) => bench.stop());
const JOB = "search-keeper";

describe("a function on the emulator", () => {
  let store: SearchStore;
  let folder: string;
  before(async function () {
    this.timeout(300_000);
    store = await started();
    folder = mkdtempSync(join(tmpdir(), "search-function-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("speaks TLS with the search store, under its own role", async function () {
    this.timeout(90_000);
    const client = { endpoint: store.bench.endpoint, region: REGION, credentials: emulatorCredentials() };
    const [iam, lambda] = [new IAMClient(client), new LambdaClient(client)];
    const trust = {
      Effect: "Allow",
      Principal: { Service: "lambda.amazonaws.com" },
      Action: "sts:AssumeRole",
    };
    const document = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
    const { Role } = await iam.send(
      new CreateRoleCommand({ RoleName: "keeper", AssumeRolePolicyDocument: document(trust) }),
    );
    const PolicyDocument = document(...everything(store.bench));
    await iam.send(new PutRolePolicyCommand({ RoleName: "keeper", PolicyName: "store", PolicyDocument }));
    const settings = { endpoint: store.endpoint, region: REGION, roles: ROLES, shape: SHAPE };
    const { text } = await serialize({ job: JOB, factory: "searchKeeperFactory", settings });
    const authority = join(folder, "ca.pem");
    writeFileSync(authority, store.bench.ca);
    await lambda.send(
      new CreateFunctionCommand({
        FunctionName: "keeper",
        Runtime: "nodejs24.x",
        Role: Role?.Arn,
        Handler: "__index.handler",
        Timeout: 60,
        Environment: { Variables: { NODE_EXTRA_CA_CERTS: authority } },
        Code: {
          ZipFile: zipSync({
            "__index.js": strToU8(text),
            [`.local/functions/${JOB}/handler.js`]: strToU8(compileJobs([JOB]).get(JOB) ?? ""),
          }),
        },
      }),
    );
    const { FunctionError, Payload } = await lambda.send(new InvokeCommand({ FunctionName: "keeper" }));
    assert.equal(FunctionError, undefined, Buffer.from(Payload ?? []).toString());
    assert.equal(JSON.parse(Buffer.from(Payload ?? []).toString()).templates, 2);
  });
});
