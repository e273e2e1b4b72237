import type { RoleClients, ServiceClients } from "./clients";
import { documentdbSource } from "./documentdb";
import { clusterClient } from "./documentdb-client";
import { dynamodbSource } from "./dynamodb";
import { kinesisSource } from "./kinesis";
import type { Mapping } from "./mapping";
import { createPermission } from "./permission";
import type { StreamSource } from "./source";

export interface SourceAccess {
  readonly own: Pick<ServiceClients, "dynamodb" | "iam">;
  readonly clients: Pick<RoleClients, "kinesis" | "secrets">;
  readonly roleArn: string;
  readonly region: string;
  /** URL of the stores' control API. */
  readonly storesUrl?: string | undefined;
}

/** The mapping's stream, read with no more permissions than its function's role has. */
export function openSource({ source, sourceArn, changes }: Mapping, access: SourceAccess): StreamSource {
  const { own, clients, region, roleArn } = access;
  const context = { sourceArn, region, roleArn };
  if (changes) {
    const cluster = clusterClient(sourceArn, changes.secretArn, clients.secrets, access.storesUrl);
    return documentdbSource(cluster, changes, {
      cluster: createPermission(own.iam, roleArn, sourceArn),
      network: createPermission(own.iam, roleArn, "*"),
    });
  }
  return source === "kinesis"
    ? kinesisSource(clients.kinesis, context)
    : dynamodbSource(own.dynamodb, context, createPermission(own.iam, roleArn, sourceArn));
}
