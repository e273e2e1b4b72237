import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GetRoleCommand, IAMClient, UpdateAssumeRolePolicyCommand } from "@aws-sdk/client-iam";
import { AssumeRoleCommand, type Credentials, STSClient } from "@aws-sdk/client-sts";
import { log } from "../log";
import { failureOf } from "./failure";
import { type Source, withoutSourceConditions } from "./trust";

export interface RoleCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  expiration: Date;
}

export interface Emulator {
  endpoint: string;
  region: string;
}

/** The emulator's root, which stands for AWS itself: it may act as a service and is never denied. */
export const ROOT = { accessKeyId: "test", secretAccessKey: "test" };

/** New credentials are taken this long before the old ones end. */
const MARGIN_MS = 5 * 60_000;

/** Sessions of the roles that delivery streams name, taken as the Firehose service. */
export function createRoles(emulator: Emulator, stateDir: string) {
  const options = { endpoint: emulator.endpoint, region: emulator.region, credentials: ROOT, maxAttempts: 1 };
  const sts = new STSClient(options);
  const iam = new IAMClient(options);
  const sessions = new Map<string, Promise<RoleCredentials>>();
  const restoreFile = join(stateDir, "trust-policy-to-restore.json");
  let queue: Promise<unknown> = restore();

  const putTrust = (RoleName: string, PolicyDocument: string) =>
    iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }));

  /** Puts back a trust policy that the end of the process left set aside. */
  async function restore(): Promise<void> {
    if (!existsSync(restoreFile)) return;
    const { RoleName, document } = JSON.parse(readFileSync(restoreFile, "utf8"));
    await putTrust(RoleName, document).catch((error) =>
      log("warn", "could not restore a trust policy", { role: RoleName, reason: failureOf(error).message }),
    );
    rmSync(restoreFile, { force: true });
  }

  async function assume(roleArn: string, streamArn: string): Promise<RoleCredentials> {
    const account = streamArn.split(":")[4] ?? "";
    const call = new AssumeRoleCommand({
      RoleArn: roleArn,
      RoleSessionName: "firehose",
      ExternalId: account,
    });
    try {
      return identity((await sts.send(call)).Credentials);
    } catch (error) {
      if (!failureOf(error).deniedAction) throw error;
      return await asService(
        roleArn,
        { "aws:sourceaccount": account, "aws:sourcearn": streamArn },
        error,
        async () => identity((await sts.send(call)).Credentials),
      );
    }
  }

  /**
   * The emulator evaluates a trust policy for root in place of the service, without the source keys the service
   * would send. Where the policy's conditions on them hold, they are set aside for the one call, one role at a time.
   */
  function asService(roleArn: string, source: Source, denied: unknown, call: () => Promise<RoleCredentials>) {
    const result = queue.then(async () => {
      const RoleName = roleArn.split("/").pop() ?? "";
      const text = (await iam.send(new GetRoleCommand({ RoleName }))).Role?.AssumeRolePolicyDocument;
      const document = decodeURIComponent(text ?? "{}");
      const relaxed = withoutSourceConditions(JSON.parse(document), source);
      if (!relaxed) throw denied;
      writeFileSync(restoreFile, JSON.stringify({ RoleName, document }));
      await putTrust(RoleName, JSON.stringify(relaxed));
      try {
        return await call();
      } finally {
        await putTrust(RoleName, document);
        rmSync(restoreFile, { force: true });
      }
    });
    queue = result.catch(() => undefined);
    return result;
  }

  return {
    /** Credentials of the role, for as long as they last. */
    async credentials(roleArn: string, streamArn: string): Promise<RoleCredentials> {
      const key = `${roleArn} ${streamArn}`;
      const known = await sessions.get(key)?.catch(() => undefined);
      if (known && known.expiration.getTime() - MARGIN_MS > Date.now()) return known;
      const taken = assume(roleArn, streamArn);
      sessions.set(key, taken);
      taken.then(
        () => log("info", "assumed the role of a delivery stream", { roleArn, streamArn }),
        () => sessions.delete(key),
      );
      return taken;
    },
    /** Forgets the credentials, so that the role is assumed again. */
    forget(roleArn: string, streamArn: string): void {
      sessions.delete(`${roleArn} ${streamArn}`);
    },
  };
}

export type Roles = ReturnType<typeof createRoles>;

function identity(given: Credentials | undefined): RoleCredentials {
  return {
    accessKeyId: given?.AccessKeyId ?? "",
    secretAccessKey: given?.SecretAccessKey ?? "",
    sessionToken: given?.SessionToken ?? "",
    expiration: given?.Expiration ?? new Date(Date.now() + 3_600_000),
  };
}
