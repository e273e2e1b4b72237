import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import * as grpc from "@grpc/grpc-js";
import type { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as wire from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { fromStruct, toStruct } from "../../../local/provider/protocol/messages";
import { REPOSITORY } from "../../../local/shared/paths";

const EXECUTABLE = join(REPOSITORY, "local", "provider", "aws", "pulumi-resource-aws");
const ENV = { ...process.env, STRATA_MODE: "record", STRATA_ACCOUNT: "123456789012", STRATA_MODELS: "" };

describe("the provider's executable", function () {
  this.timeout(60_000);
  let child: ChildProcess;
  let client: ResourceProviderClient;

  before(async () => {
    // Far from the checkout: it finds its parts by its own place.
    child = spawn(EXECUTABLE, ["127.0.0.1:1"], { cwd: "/", env: ENV, stdio: ["ignore", "pipe", "inherit"] });
    const [port] = await once(createInterface({ input: child.stdout as NodeJS.ReadableStream }), "line");
    client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  });
  after(() => {
    client?.close();
    child?.kill("SIGKILL");
  });

  type Ask<Q, R> = (request: Q, answer: (error: grpc.ServiceError | null, response: R) => void) => unknown;
  const ask = <Q, R>(method: Ask<Q, R>, request: Q) =>
    new Promise<R>((resolve, reject) => {
      method.call(client, request, (error, response) => (error ? reject(error) : resolve(response)));
    });

  it("says its version", async () => {
    const info = await ask<Empty, PluginInfo>(client.getPluginInfo, new Empty());
    assert.match(info.getVersion(), /^7\./);
  });

  it("passes a resource through the wire", async () => {
    const request = new wire.CreateRequest();
    request.setUrn("urn:pulumi:dev::strata::a:b:C$aws:sqs/queue:Queue::jobs");
    request.setProperties(toStruct({ name: "jobs", delaySeconds: 5 }));
    const response = await ask<wire.CreateRequest, wire.CreateResponse>(client.create, request);
    const state = fromStruct(response.getProperties());
    assert.deepEqual([state["delaySeconds"], state["arn"]], [5, "arn:aws:sqs:us-east-1:123456789012:jobs"]);
  });

  it("answers a method that it does not have as such", async () => {
    await assert.rejects(
      ask<wire.GetMappingRequest, unknown>(client.getMapping, new wire.GetMappingRequest()),
      {
        code: grpc.status.UNIMPLEMENTED,
      },
    );
  });

  it("ends when its parent is killed", async () => {
    const parent = spawn("/bin/sh", ["-c", '"$0" 127.0.0.1:1 & wait', EXECUTABLE], {
      env: ENV,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const output = parent.stdout as NodeJS.ReadableStream;
    await once(createInterface({ input: output }), "line");
    const closed = once(output, "close");
    parent.kill("SIGKILL");
    // The pipe closes when its last writer, the provider, is gone.
    await closed;
  });
});
