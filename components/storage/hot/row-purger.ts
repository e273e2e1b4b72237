import * as pulumi from "@pulumi/pulumi";
import { DATABASES } from "../../../migrations";
import type { RowPurgerSettings } from "../../../runtime/row-purger/handler";
import { EventFunction } from "../../shared/event-function";
import { runOnSchedule } from "../../shared/function-schedule";
import { allow, type Place } from "../../shared/iam";
import type { PrivateNetwork } from "../../shared/private-network";
import type { SecureQueue } from "../../shared/secure-queue";
import type { RelationalDatabase } from "./relational-database";
import { databaseUserArn } from "./relational-proxy";

/** When the rows of the day go, UTC: after the backup, before anybody works. */
const SCHEDULE = "cron(15 4 * * ? *)";

const USER = "row_purger";

export interface RowPurgerArgs {
  place: Place;
  network: PrivateNetwork;
  database: RelationalDatabase;
  /** Key of the queue of runs that were missed. */
  keyArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
}

/** Deletes rows whose time is over, every night. What one night misses, the next one takes. Costs cents. */
export class RowPurger extends pulumi.ComponentResource {
  readonly functionName: pulumi.Output<string>;
  /** Queue of the nights on which it could not be started. */
  readonly missed: SecureQueue;

  constructor(name: string, args: RowPurgerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:RowPurger", name, {}, opts);
    const { place, network, database } = args;
    const member = network.member(name, this);
    const ways = database.admit(name, member, this);

    const purger = new EventFunction<"row-purger", RowPurgerSettings>(
      name,
      {
        job: "row-purger",
        factory: "rowPurgerFactory",
        description: "Deletes rows whose time is over",
        settings: pulumi.output({ server: { address: database.address, port: database.port, user: USER } }),
        statements: [allow(["rds-db:connect"], databaseUserArn(place, database.resourceId, USER))],
        dataClass: "accounts",
        timeoutSeconds: 60 * (1 + rowTables()),
        memoryMiB: 256,
        concurrency: 1,
        logKeyArn: args.logKeyArn,
        network: member,
        dependsOn: ways,
      },
      { parent: this },
    );

    this.missed = runOnSchedule(
      {
        rule: `${name}-nightly`,
        permission: `${name}-schedule`,
        target: `${name}-target`,
        missed: `${name}-missed`,
      },
      {
        place,
        schedule: SCHEDULE,
        description: "Every night, when nobody works",
        function: purger,
        keyArn: args.keyArn,
      },
      this,
    );

    this.functionName = purger.functionName;
    this.registerOutputs({ functionName: this.functionName });
  }
}

function rowTables(): number {
  return Object.values(DATABASES).reduce((count, { rows }) => count + rows.length, 0);
}
