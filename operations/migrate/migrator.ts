import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { MigrationAnswer, MigrationRequest } from "../../contracts/migrations";
import type { Target } from "../target/target";

/** The migrator refused or failed; the message is its own. */
export class MigratorFailed extends Error {
  override name = "MigratorFailed";
}

export interface Migrator {
  /** @throws MigratorFailed; the signal's reason when it is aborted, while the function goes on to its end */
  ask(request: MigrationRequest, signal: AbortSignal): Promise<MigrationAnswer>;
  destroy(): void;
}

/** As long as the function may take, milliseconds. */
const ANSWER_MS = 900_000;

/** The migrator of a stack: the databases are reached by that function only. Needs `lambda:InvokeFunction` on it. */
export function migratorOf({ region, endpoint, credentials }: Target, functionName: string): Migrator {
  const client = new LambdaClient({
    region,
    requestHandler: new NodeHttpHandler({ requestTimeout: ANSWER_MS }),
    // A second call would wait for the lock that the first one holds.
    maxAttempts: 1,
    ...(endpoint && { endpoint }),
    ...(credentials && { credentials }),
  });
  return {
    async ask(request, abortSignal) {
      const command = new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(request) });
      const { FunctionError, Payload } = await client.send(command, { abortSignal });
      const answer = JSON.parse(Buffer.from(Payload ?? "null").toString("utf8"));
      if (FunctionError) throw new MigratorFailed(answer?.errorMessage ?? "The migrator failed.");
      return answer;
    },
    destroy: () => client.destroy(),
  };
}
