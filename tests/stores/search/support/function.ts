import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { strToU8, zipSync } from "fflate";
import { compileJobs } from "../../../../components/shared/bundle";
import { emulatorCredentials } from "../../../../local/emulator";
import { serialize } from "../../../runtime/support/closure";
import { REGION, type Statement } from "../../../support/store-bench";
import type { SearchStore } from "./store";

export interface FunctionArgs {
  job: string;
  factory: string;
  settings: object;
  statements: readonly Statement[];
}

/** What every client of the emulator is made of. */
export const clientOf = ({ bench }: SearchStore) => ({
  endpoint: bench.endpoint,
  region: REGION,
  credentials: emulatorCredentials(),
});

/** Puts a job's function on the emulator, with a role of its own; resolves to its ARN. */
export async function deploy(store: SearchStore, { job, factory, settings, statements }: FunctionArgs) {
  const [iam, lambda] = [new IAMClient(clientOf(store)), new LambdaClient(clientOf(store))];
  const trust = { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" };
  const document = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
  const role = { RoleName: `${job}-role` };
  const { Role } = await iam.send(
    new CreateRoleCommand({ ...role, AssumeRolePolicyDocument: document(trust) }),
  );
  await iam.send(
    new PutRolePolicyCommand({ ...role, PolicyName: "it", PolicyDocument: document(...statements) }),
  );
  const { text } = await serialize({ job, factory, settings });
  const code = zipSync({
    "__index.js": strToU8(text),
    [`.local/functions/${job}/handler.js`]: strToU8(compileJobs([job]).get(job) ?? ""),
  });
  const { FunctionArn = "" } = await lambda.send(
    new CreateFunctionCommand({
      FunctionName: job,
      Runtime: "nodejs24.x",
      Role: Role?.Arn,
      Handler: "__index.handler",
      Timeout: 60,
      Environment: { Variables: { NODE_EXTRA_CA_CERTS: authorityFile(store) } },
      Code: { ZipFile: code },
    }),
  );
  return FunctionArn;
}

/** The authority of the stores as a file, which functions trust. */
function authorityFile({ bench }: SearchStore): string {
  const folder = mkdtempSync(join(tmpdir(), "search-authority-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "ca.pem");
  writeFileSync(file, bench.ca);
  return file;
}
