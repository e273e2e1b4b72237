import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { strToU8, zipSync } from "fflate";
import { compileJobs } from "../../components/shared/bundle";
import { trustPolicy } from "../../components/shared/iam";
import { TOPICS } from "../../contracts/topics";
import { emulatorCredentials } from "../../local/emulator";
import { DATABASE_NAMES } from "../../migrations";
import { runCommand, startCommand } from "../operations/support/command";
import { serialize } from "../runtime/support/closure";
import { type Server, startServer } from "../stores/relational/support/server";
import { REGION } from "../support/store-bench";

describe("the migrate command", function () {
  this.timeout(120_000);
  let server: Server;
  let folder: string;
  let outputs: string;
  let env: NodeJS.ProcessEnv;
  before(async function () {
    this.timeout(150_000);
    server = await startServer();
    folder = mkdtempSync(join(tmpdir(), "strata-migrate-"));
    outputs = join(folder, "outputs.json");
    writeFileSync(outputs, JSON.stringify(outputsOf({ migrator: "migrator" })));
    const { accessKeyId, secretAccessKey } = emulatorCredentials();
    env = {
      AWS_ENDPOINT_URL: server.bench.endpoint,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
    };
    await deploy(server);
  });
  after(async () => {
    await server.bench.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const migrate = (...args: string[]) => runCommand([...args, "--outputs", outputs], env, "migrate");

  it("says that everything is pending, by exit code 1 too", async () => {
    const { code, stdout } = await migrate("status", "--json");
    assert.equal(code, 1);
    const { databases } = JSON.parse(stdout.toString());
    assert.deepEqual(Object.keys(databases), DATABASE_NAMES);
    assert.deepEqual(databases.observer_db, { applied: [], pending: ["0001-sessions", "0002-auditor"] });
  });

  it("waits for another migrator, says so, and ends cleanly when it is stopped", async () => {
    const other = await server.connect("postgres");
    await other.query("SELECT pg_advisory_lock(8031474209351861)");
    const { child, ended } = startCommand(["up", "--outputs", outputs], env, "migrate");
    await new Promise<void>((resolve) => {
      child.stderr.on("data", (chunk) => String(chunk).includes("another migrator is at work") && resolve());
    });
    child.kill("SIGINT");
    const { code, stderr } = await ended;
    assert.equal(code, 130, stderr);
    await other.end();
    assert.equal((await migrate("status")).code, 1, "nothing was done");
  });

  it("applies what is pending, telling of each step, and has nothing to do the second time", async () => {
    const first = await migrate("up");
    assert.equal(first.code, 0, first.stderr);
    assert.match(first.stderr, /^up {3}auth_db 0001-accounts \(\d+ ms\)$/m);
    assert.match(first.stdout.toString(), /^observer_db {5}0002-auditor$/m);
    const second = await migrate("up", "--json");
    assert.deepEqual(JSON.parse(second.stdout.toString()).ran, []);
    assert.equal((await migrate("status")).code, 0);
  });

  it("goes down one step of one database, and shows what the migrator refuses", async () => {
    const down = await migrate("down", "--database", "auth_db", "--json");
    const [{ milliseconds: _, ...ran }] = JSON.parse(down.stdout.toString()).ran;
    assert.deepEqual(ran, { database: "auth_db", migration: "0002-auditor", direction: "down" });
    const { code, stderr } = await migrate("down");
    assert.equal(code, 1);
    assert.match(stderr, /^error: 'down' undoes the last step of one database: name it\.$/m);
  });

  it("knows a stack without relational databases, and wrong usage", async () => {
    const bare = join(folder, "bare.json");
    writeFileSync(bare, JSON.stringify(outputsOf({})));
    const none = await runCommand(["status", "--outputs", bare], env, "migrate");
    assert.deepEqual([none.code, /has no relational databases/.test(none.stderr)], [1, true]);
    const wrong = await runCommand(["sideways"], env, "migrate");
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /Unknown action 'sideways'; allowed: up, down, status/);
  });
});

/** Puts the migrator into the emulator, as a deployment does. */
async function deploy({ bench, writer, secretArn }: Server): Promise<void> {
  const job = "migrator";
  const settings = { ...writer, secretArn };
  const { text } = await serialize({ job, factory: "migratorFactory", settings });
  const files = {
    "__index.js": strToU8(text),
    ".local/functions/migrator/handler.js": strToU8(String(compileJobs().get(job))),
  };
  const client = { endpoint: bench.endpoint, region: REGION, credentials: emulatorCredentials() };
  const [iam, lambda] = [new IAMClient(client), new LambdaClient(client)];
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName: job, AssumeRolePolicyDocument: trustPolicy("lambda.amazonaws.com") }),
  );
  const read = { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: secretArn };
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [read] });
  await iam.send(new PutRolePolicyCommand({ RoleName: job, PolicyName: "it", PolicyDocument }));
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: job,
      Runtime: "nodejs24.x",
      Handler: "__index.handler",
      Role: Role?.Arn,
      Timeout: 60,
      Code: { ZipFile: zipSync(files) },
      Environment: { Variables: { NODE_EXTRA_CA_CERTS: bench.stores.authority } },
    }),
  );
  for (const each of [iam, lambda]) each.destroy();
}

/** The outputs of a stack as far as operations look at them. */
function outputsOf(functions: object) {
  const streams = Object.fromEntries(TOPICS.map((topic) => [topic, { name: topic }]));
  return {
    streams,
    functions,
    bus: { arn: `arn:aws:events:${REGION}:1:event-bus/b`, archiveName: "a" },
    buckets: { quarantine: "q" },
    tables: { quarantineIndex: "q", eventClaims: "c", subjectKeys: "s" },
  };
}
