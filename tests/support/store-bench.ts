import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import type { StoreKind } from "../../contracts/stores";
import {
  EMULATOR_ACCOUNT,
  emulatorCredentials,
  emulatorEnvironment,
  startEmulator,
  waitUntilHealthy,
} from "../../local/emulator";
import { cacheFolder } from "../../local/shared/paths";
import { freePorts } from "../../local/shared/ports";
import { programEnv, startProgram } from "../../local/stack/program";
import { type StackStores, stackStores } from "../../local/stack/stores";
import { authorityFile, makeAuthority } from "../../local/stores";
import type { StoreRequest } from "../../local/stores/shared/server";

export const REGION = "us-east-1";

export interface Statement {
  readonly Effect: "Allow" | "Deny";
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** The emulator and the stores' process beside it, without a stack: for tests of one store. */
export interface StoreBench {
  /** URL of the emulator. */
  readonly endpoint: string;
  readonly accountId: string;
  /** Folder of the stores: data, sockets, certificates. */
  readonly dir: string;
  readonly stores: StackStores;
  /** PEM of the authority to trust; a test's own process cannot take it from NODE_EXTRA_CA_CERTS any more. */
  readonly ca: string;
  /** What the local provider does for a resource. */
  open(
    kind: StoreKind,
    identifier: string,
    request: StoreRequest,
  ): Promise<{ address: string; port: number }>;
  /** Credentials of a new role that may do only this. */
  role(statements: readonly Statement[]): Promise<RoleCredentials>;
  /** Kills the stores' process and starts it again. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** @param settings environment of the stores' process beside what every stack gives it */
export async function startStoreBench(settings: Record<string, string> = {}): Promise<StoreBench> {
  const dir = mkdtempSync(join(tmpdir(), "store-bench-"));
  const [emulatorPort = 0, storesPort = 0] = await freePorts(2);
  const endpoint = `http://127.0.0.1:${emulatorPort}`;
  const [environment] = await Promise.all([emulatorEnvironment(), makeAuthority(join(dir, "stores"))]);
  for (const folder of ["emulator", "tmp"]) mkdirSync(join(dir, folder), { recursive: true });
  const { guard } = startEmulator({
    environment,
    port: emulatorPort,
    region: REGION,
    stateDir: join(dir, "emulator"),
    deliveryEndpoint: endpoint,
  });
  for (const stream of [guard.stdout, guard.stderr]) stream.resume();
  const ended = once(guard, "exit").then(() => "it ended");
  const env = programEnv(dir, REGION, {
    PATH: process.env["PATH"],
    STRATA_ACCOUNT: EMULATOR_ACCOUNT,
    STRATA_CACHE: cacheFolder(),
    STRATA_ENDPOINT: endpoint,
    STRATA_LOG_DIR: join(dir, "logs"),
    STRATA_PORT: String(storesPort),
    STRATA_PYTHON: environment.python,
    STRATA_STATE_DIR: join(dir, "stores"),
    ...settings,
  });
  const program = () =>
    startProgram(join(__dirname, "..", "..", "local", "stores", "main.ts"), env, join(dir, "stores.log"));
  let running = program();
  await Promise.all([waitUntilHealthy(endpoint, ended), running.ready]);
  const url = `http://127.0.0.1:${storesPort}`;
  return {
    endpoint,
    accountId: EMULATOR_ACCOUNT,
    dir: join(dir, "stores"),
    stores: stackStores({ storesUrl: url }, join(dir, "stores")),
    ca: readFileSync(authorityFile(join(dir, "stores")), "utf8"),
    async open(kind, identifier, request) {
      const answer = await fetch(`${url}/stores/${kind}/${encodeURIComponent(identifier)}`, {
        method: "PUT",
        body: JSON.stringify(request),
      });
      const body = (await answer.json()) as { address: string; port: number; error?: string };
      if (!answer.ok) throw new Error(body.error);
      return body;
    },
    role: roleMaker(endpoint),
    async crash() {
      running.child.kill("SIGKILL");
      await running.ended;
      running = program();
      await running.ready;
    },
    async stop() {
      running.child.kill("SIGTERM");
      guard.stdin?.end();
      await Promise.all([running.ended, ended]);
      rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${EMULATOR_ACCOUNT}:root` },
      Action: "sts:AssumeRole",
    },
  ],
});

function roleMaker(endpoint: string): StoreBench["role"] {
  const client = { endpoint, region: REGION, credentials: emulatorCredentials() };
  const [iam, sts] = [new IAMClient(client), new STSClient(client)];
  let made = 0;
  return async (statements) => {
    made += 1;
    const RoleName = `client-${made}`;
    const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: TRUST }));
    if (statements.length > 0) {
      const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: statements });
      await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "it", PolicyDocument }));
    }
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: "client" }),
    );
    const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  };
}
