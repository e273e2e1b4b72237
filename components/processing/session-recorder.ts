import * as pulumi from "@pulumi/pulumi";
import type { SessionRecorderSettings } from "../../runtime/session-recorder/handler";
import { STORE_CONSUMER } from "../shared/consumer-limits";
import { allow, type Place } from "../shared/iam";
import type { NetworkStore, PrivateNetwork } from "../shared/private-network";
import type { Store } from "../shared/store";
import { EventConsumer } from "./event-consumer";
import type { Quarantine } from "./quarantine";
import { readClaimChecks } from "./recorder-access";

/** What the recorder needs to know of the relational store. */
export interface SessionStore extends NetworkStore {
  address: pulumi.Output<string>;
  port: pulumi.Output<number>;
  /** What has to be done before there is a table to write to. */
  schema: pulumi.Resource;
  /** ARN of a database user. */
  userArn(user: string): pulumi.Output<string>;
}

export interface SessionRecorderArgs {
  place: Place;
  network: PrivateNetwork;
  queue: Store;
  store: SessionStore;
  quarantine: Quarantine;
  claimChecks: Store;
  logKeyArn: pulumi.Input<string>;
}

const USER = "session_recorder";

/** Records completed sessions and their scores in PostgreSQL. */
export class SessionRecorder extends pulumi.ComponentResource {
  readonly functionName: pulumi.Output<string>;

  constructor(name: string, args: SessionRecorderArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:processing:SessionRecorder", name, {}, opts);
    const { place, network, queue, store, quarantine, claimChecks } = args;
    const member = network.member(name, this);
    const ways = store.admit(name, member, this);

    const consumer = new EventConsumer<"session-recorder", SessionRecorderSettings>(
      name,
      {
        place,
        job: "session-recorder",
        factory: "sessionRecorderFactory",
        description: "Records completed sessions and their scores",
        dataClass: "session-summaries",
        settings: pulumi.output({
          database: { address: store.address, port: store.port, database: "observer_db", user: USER },
          quarantineBucket: quarantine.bucket.name,
          quarantineTable: quarantine.index.name,
          claimCheckBucket: claimChecks.name,
        }),
        queue,
        statements: [
          allow(["rds-db:connect"], store.userArn(USER)),
          ...quarantine.storeStatements("relational"),
          ...readClaimChecks(claimChecks, place),
        ],
        logKeyArn: args.logKeyArn,
        limits: STORE_CONSUMER,
        network: member,
        dependsOn: [...ways, store.schema],
      },
      { parent: this },
    );

    this.functionName = consumer.functionName;
    this.registerOutputs({ functionName: this.functionName });
  }
}
