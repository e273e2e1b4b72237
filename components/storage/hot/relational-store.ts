import * as pulumi from "@pulumi/pulumi";
import type { StoreOutputs } from "../../../contracts/outputs";
import { DATABASE_NAMES } from "../../../migrations";
import type { Pending } from "../../shared/pending";
import type { Member, NetworkStore } from "../../shared/private-network";
import { RelationalDatabase, type RelationalDatabaseArgs } from "./relational-database";
import { databaseUserArn } from "./relational-proxy";
import { RelationalSchema } from "./relational-schema";
import { RowPurger } from "./row-purger";

export interface RelationalStoreArgs extends RelationalDatabaseArgs {
  /** Key of queues. */
  messagingKeyArn: pulumi.Input<string>;
}

/** The relational databases with everything that keeps them: schema and purge. */
export class RelationalStore extends pulumi.ComponentResource implements NetworkStore {
  readonly address: pulumi.Output<string>;
  readonly port: pulumi.Output<number>;
  /** There is nothing to write to before this is done. */
  readonly schema: pulumi.Resource;
  readonly endpoint: Pending<NonNullable<StoreOutputs["relational"]>>;
  readonly functions: { migrator: pulumi.Output<string>; rowPurger: pulumi.Output<string> };
  /** The writer's: its replicas hold nothing else. */
  readonly arn: pulumi.Output<string>;
  readonly keyArn: pulumi.Input<string>;
  /** Identifiers of the instances. */
  readonly instances: RelationalDatabase["instances"];
  /** Queue of the nights on which nothing could be purged. */
  readonly missedPurges: RowPurger["missed"];
  private readonly database: RelationalDatabase;
  private readonly place: RelationalDatabaseArgs["place"];

  constructor(name: string, args: RelationalStoreArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:RelationalStore", name, {}, opts);
    const { place, network, logKeyArn } = args;
    const child = { parent: this };

    const database = new RelationalDatabase(`${name}-db`, args, child);
    const schema = new RelationalSchema(`${name}-schema`, { place, network, database, logKeyArn }, child);
    const purger = new RowPurger(
      `${name}-purger`,
      { place, network, database, keyArn: args.messagingKeyArn, logKeyArn },
      { ...child, dependsOn: schema },
    );

    this.database = database;
    this.place = place;
    this.address = database.address;
    this.port = database.port;
    this.schema = schema;
    this.arn = database.arn;
    this.keyArn = database.keyArn;
    this.instances = database.instances;
    this.missedPurges = purger.missed;
    this.endpoint = {
      address: database.address,
      port: database.port,
      securityGroupId: database.securityGroupId,
      readerAddress: database.reader.address,
      readerPort: database.reader.port,
      databases: [...DATABASE_NAMES],
      resourceId: database.resourceId,
    };
    this.functions = { migrator: schema.migratorName, rowPurger: purger.functionName };
    this.registerOutputs({});
  }

  admit(name: string, member: Member, parent: pulumi.Resource): pulumi.Resource[] {
    return this.database.admit(name, member, parent);
  }

  /** What a role needs to come in as one of the database users. */
  userArn(user: string): pulumi.Output<string> {
    return databaseUserArn(this.place, this.database.resourceId, user);
  }
}
