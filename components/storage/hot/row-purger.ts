import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../../contracts/tags";
import { DATABASES } from "../../../migrations";
import type { RowPurgerSettings } from "../../../runtime/row-purger/handler";
import { EventFunction } from "../../shared/event-function";
import { allow, allowService, type Place } from "../../shared/iam";
import type { PrivateNetwork } from "../../shared/private-network";
import { SecureQueue } from "../../shared/secure-queue";
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
    const child = { parent: this };
    const tags = classTags("function-logs");
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
      child,
    );

    const rule = new aws.cloudwatch.EventRule(
      `${name}-nightly`,
      { scheduleExpression: SCHEDULE, description: "Every night, when nobody works", tags },
      child,
    );
    this.missed = new SecureQueue(
      `${name}-missed`,
      {
        keyArn: args.keyArn,
        senders: (queueArn) => [
          allowService("events.amazonaws.com", ["sqs:SendMessage"], queueArn, { place, arn: rule.arn }),
        ],
      },
      child,
    );
    const permission = new aws.lambda.Permission(
      `${name}-schedule`,
      {
        function: purger.functionName,
        action: "lambda:InvokeFunction",
        principal: "events.amazonaws.com",
        sourceArn: rule.arn,
        sourceAccount: place.accountId,
      },
      child,
    );
    new aws.cloudwatch.EventTarget(
      `${name}-target`,
      { rule: rule.name, arn: purger.functionArn, deadLetterConfig: { arn: this.missed.arn } },
      { ...child, dependsOn: [permission, this.missed] },
    );

    this.functionName = purger.functionName;
    this.registerOutputs({ functionName: this.functionName });
  }
}

function rowTables(): number {
  return Object.values(DATABASES).reduce((count, { rows }) => count + rows.length, 0);
}
