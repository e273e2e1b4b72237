import type { RoleClients, ServiceClients } from "./clients";
import { dynamodbSource } from "./dynamodb";
import { kinesisSource } from "./kinesis";
import type { Mapping } from "./mapping";
import { createPermission } from "./permission";
import type { StreamSource } from "./source";

export interface SourceAccess {
  readonly own: Pick<ServiceClients, "dynamodb" | "iam">;
  readonly clients: Pick<RoleClients, "kinesis">;
  readonly roleArn: string;
  readonly region: string;
}

/** The mapping's stream, read with no more permissions than its function's role has. */
export function openSource({ source, sourceArn }: Mapping, access: SourceAccess): StreamSource {
  const { own, clients, region, roleArn } = access;
  const context = { sourceArn, region, roleArn };
  return source === "kinesis"
    ? kinesisSource(clients.kinesis, context)
    : dynamodbSource(own.dynamodb, context, createPermission(own.iam, roleArn, sourceArn));
}
