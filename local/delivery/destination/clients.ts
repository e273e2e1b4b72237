import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { Definition } from "../model";
import { failureOf, isStale } from "./failure";
import type { Emulator, Roles } from "./role";

/** A transform may take up to five minutes; Firehose waits as long. */
const LAMBDA_TIMEOUT_MS = 5 * 60_000 + 5000;
const S3_TIMEOUT_MS = 60_000;

/** The services of a delivery as the stream's own role sees them. */
export interface StreamClients {
  s3: S3Client;
  lambda: LambdaClient;
  logs: CloudWatchLogsClient;
}

/** Makes the clients of each stream's role once. */
export function createClients(emulator: Emulator, roles: Roles) {
  const cache = new Map<string, StreamClients>();

  function clientsOf(definition: Definition) {
    const roleArn = definition.destination.RoleARN ?? "";
    const key = `${roleArn} ${definition.arn}`;
    const found = cache.get(key);
    if (found) return found;
    // Retries are the stream's own business: they are counted, slowed down and reported there.
    const shared = {
      endpoint: emulator.endpoint,
      region: emulator.region,
      credentials: () => roles.credentials(roleArn, definition.arn),
      maxAttempts: 1,
    };
    const made = {
      s3: new S3Client({
        ...shared,
        forcePathStyle: true,
        requestChecksumCalculation: "WHEN_REQUIRED",
        requestHandler: new NodeHttpHandler({ connectionTimeout: 5000, requestTimeout: S3_TIMEOUT_MS }),
      }),
      lambda: new LambdaClient({
        ...shared,
        requestHandler: new NodeHttpHandler({ connectionTimeout: 5000, requestTimeout: LAMBDA_TIMEOUT_MS }),
      }),
      logs: new CloudWatchLogsClient(shared),
    };
    cache.set(key, made);
    return made;
  }

  return {
    /** Runs one call with the stream's role; credentials that are no longer good are renewed once. */
    async call<T>(definition: Definition, run: (clients: StreamClients) => Promise<T>): Promise<T> {
      try {
        return await run(clientsOf(definition));
      } catch (error) {
        if (!isStale(failureOf(error))) throw error;
        const roleArn = definition.destination.RoleARN ?? "";
        roles.forget(roleArn, definition.arn);
        cache.delete(`${roleArn} ${definition.arn}`);
        return await run(clientsOf(definition));
      }
    },
  };
}

export type Clients = ReturnType<typeof createClients>;
