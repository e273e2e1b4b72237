import { createHash } from "node:crypto";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { MigrationRequest } from "../../../contracts/migrations";
import { RETENTION } from "../../../contracts/retention";
import { DATABASES, ROLES } from "../../../migrations";
import type { MigratorSettings } from "../../../runtime/migrator/handler";
import { EventFunction } from "../../shared/event-function";
import { allow, type Place } from "../../shared/iam";
import { useKey } from "../../shared/key-use";
import type { PrivateNetwork } from "../../shared/private-network";
import type { RelationalDatabase } from "./relational-database";

/** A change of a large table takes its time. */
const TIMEOUT_SECONDS = 900;

export interface RelationalSchemaArgs {
  place: Place;
  network: PrivateNetwork;
  database: RelationalDatabase;
  logKeyArn: pulumi.Input<string>;
}

/**
 * The databases, roles and tables: brought up to date by the migrator on every deployment that changes them, before
 * anything runs that depends on this component. Costs cents: the function runs for seconds.
 */
export class RelationalSchema extends pulumi.ComponentResource {
  /** Function to change the schemas by hand: `npm run migrate`. */
  readonly migratorName: pulumi.Output<string>;

  constructor(name: string, args: RelationalSchemaArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:RelationalSchema", name, {}, opts);
    const { place, network, database } = args;
    const member = network.member(`${name}-migrator`, this, ["secretsmanager"]);
    const ways = database.admitToWriter(`${name}-migrator`, member, this);

    const migrator = new EventFunction<"migrator", MigratorSettings>(
      `${name}-migrator`,
      {
        job: "migrator",
        factory: "migratorFactory",
        description: "Brings the relational databases to their newest schema",
        settings: pulumi.output({
          address: database.writer.address,
          port: database.writer.port,
          secretArn: database.ownerSecretArn,
        }),
        statements: [
          allow(["secretsmanager:GetSecretValue"], database.ownerSecretArn),
          useKey(database.keyArn, "read", "secretsmanager", place),
        ],
        dataClass: "accounts",
        timeoutSeconds: TIMEOUT_SECONDS,
        memoryMiB: 256,
        // One waits for the other, whoever starts them.
        concurrency: 2,
        logKeyArn: args.logKeyArn,
        network: member,
        dependsOn: ways,
      },
      { parent: this },
    );

    new aws.lambda.Invocation(
      `${name}-up`,
      {
        functionName: migrator.functionName,
        input: JSON.stringify({ action: "up" } satisfies MigrationRequest),
        triggers: { schema: schemaHash() },
      },
      { parent: this, dependsOn: migrator },
    );

    this.migratorName = migrator.functionName;
    this.registerOutputs({ migratorName: this.migratorName });
  }
}

/** Changes with everything the migrator brings: steps, roles and the periods of the manifest. */
function schemaHash(): string {
  return createHash("sha256")
    .update(JSON.stringify([DATABASES, ROLES, RETENTION]))
    .digest("hex")
    .slice(0, 16);
}
