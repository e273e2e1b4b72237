import { strict as assert } from "node:assert";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { credentials, type ServiceError } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import {
  AnalyzeRequest,
  type AnalyzeResponse,
  type AnalyzerInfo,
  AnalyzeStackRequest,
  EnforcementLevel,
  type RemediateResponse,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { REPOSITORY } from "../../local/shared/paths";
import { FixtureStack } from "../../policy-pack/fixtures/stack";
import { RULES } from "../../policy-pack/policies";
import { runRules } from "../../policy-pack/run";
import { readResource, readResources } from "../../policy-pack/server/resource";
import { sentResource, sentStack } from "./support/sent";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = { [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270", value: { text: "hidden" } };
const ASSET = { [SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17", text: "a long text", hash: "h" };
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const stack = new FixtureStack();

function resourceWith(props: Record<string, unknown>) {
  const [first] = stack.resources;
  assert.ok(first);
  return readResource(sentResource({ ...first, props, protect: false }, []));
}

describe("a resource that the engine sends", () => {
  it("is read as a plan holds it", () => {
    const read = readResources(sentStack(stack.resources)).map(({ urn, type, name, props, provider }) => ({
      ...{ urn, type, name, props, provider: provider?.props },
    }));
    const props = (urn: string | undefined) => stack.resources.find((one) => one.urn === urn)?.props;
    const planned = stack.resources.map(({ urn, type, name, outputs, provider, ...rest }) => ({
      ...{ urn, type, name, props: { ...outputs, ...rest.props }, provider: props(provider) },
    }));
    const text = (value: unknown) => JSON.parse(JSON.stringify(value));
    assert.deepEqual(text(read), text(planned));
  });

  it("shows what a secret hides and an asset without its contents, and keeps both for a change", () => {
    const values = { none: null, number: 1.5, yes: true, list: [1, { a: "é" }], empty: {}, text: "" };
    const { props, sent, protect } = resourceWith({ ...values, password: SECRET, code: ASSET });
    const { text: _, ...code } = ASSET;
    assert.deepEqual(props, { ...values, password: { text: "hidden" }, code });
    assert.deepEqual(sent, { ...values, password: SECRET, code: ASSET });
    assert.equal(protect, false);
  });

  it("says which property is not known yet, where it is read", () => {
    const { props } = resourceWith({ known: 1, deep: { arn: UNKNOWN } });
    assert.equal(props["known"], 1);
    assert.throws(() => props["deep"].arn, /property 'deep\.arn' of '.+' is not known yet/);
  });
});

describe("the pack as the engine starts it", function () {
  this.timeout(60_000);
  let child: ChildProcess;
  let client: AnalyzerClient;

  before(async () => {
    const starter = require.resolve("@pulumi/pulumi/cmd/run-policy-pack");
    const folder = join(REPOSITORY, "policy-pack");
    const stdio = ["ignore", "pipe", "inherit"] as const;
    child = spawn(process.execPath, [starter, "127.0.0.1:1", folder], { cwd: folder, stdio: [...stdio] });
    assert.ok(child.stdout);
    const [port] = await once(createInterface({ input: child.stdout }), "line");
    client = new AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure());
  });

  after(() => {
    client?.close();
    child?.kill("SIGKILL");
  });

  function answer<T>(ask: (reply: (error: ServiceError | null, response: T) => void) => unknown): Promise<T> {
    return new Promise((resolve, reject) =>
      ask((error, response) => (error ? reject(error) : resolve(response))),
    );
  }

  it("lists every rule, as one that remediates where it can", async () => {
    const info = await answer<AnalyzerInfo>((reply) => client.getAnalyzerInfo(new Empty(), reply));
    const policies = info.getPoliciesList();
    assert.deepEqual(
      policies.map((policy) => policy.getName()),
      RULES.map(({ id }) => id),
    );
    const remediating = policies.filter(
      (policy) => policy.getEnforcementlevel() === EnforcementLevel.REMEDIATE,
    );
    assert.deepEqual(
      remediating.map((policy) => policy.getName()),
      RULES.filter(({ remediation }) => remediation).map(({ id }) => id),
    );
  });

  it("finds over a broken stack what the rules find over its plan, and names the rules that were not asked", async () => {
    const broken = new FixtureStack();
    broken.props("data-key").enableKeyRotation = false;
    broken.remove("records-Versioning");
    const analyzed = await Promise.all(
      broken.resources.map((resource) => {
        const request = AnalyzeRequest.deserializeBinary(sentResource(resource, broken.resources));
        return answer<AnalyzeResponse>((reply) => client.analyze(request, reply));
      }),
    );
    const whole = AnalyzeStackRequest.deserializeBinary(sentStack(broken.resources));
    const atEnd = await answer<AnalyzeResponse>((reply) => client.analyzeStack(whole, reply));
    const found = [...analyzed, atEnd].flatMap((response) =>
      response
        .getDiagnosticsList()
        .map((one) => `${one.getPolicyname()} ${one.getUrn()} ${one.getMessage().split("\n")[1]}`),
    );
    const planned = runRules(broken.resources).map(({ rule, urn, message }) => `${rule} ${urn} ${message}`);
    assert.deepEqual(found.sort(), planned.sort());
    assert.ok(found.length > 1);
    for (const [at, { type }] of broken.resources.entries()) {
      const unasked = analyzed[at]?.getNotApplicableList().map((one) => one.getPolicyName());
      const others = RULES.filter(({ scope, types }) => scope === "resource" && !types.includes(type));
      assert.deepEqual(
        unasked,
        others.map(({ id }) => id),
      );
    }
  });

  it("changes nothing that no stack asks it to change", async () => {
    const [first] = stack.resources;
    assert.ok(first);
    const request = AnalyzeRequest.deserializeBinary(sentResource(first, []));
    const response = await answer<RemediateResponse>((reply) => client.remediate(request, reply));
    assert.deepEqual(response.getRemediationsList(), []);
  });
});
