import * as pulumi from "@pulumi/pulumi";
import type { ContextRecorderSettings } from "../../runtime/context-recorder/handler";
import { STORE_CONSUMER } from "../shared/consumer-limits";
import { allow, type Place } from "../shared/iam";
import type { NetworkStore, PrivateNetwork } from "../shared/private-network";
import type { Store } from "../shared/store";
import { EventConsumer } from "./event-consumer";
import type { Quarantine } from "./quarantine";
import { readClaimChecks } from "./recorder-access";

/** What the recorder needs to know of the cache. */
export interface ContextStore extends NetworkStore {
  address: pulumi.Output<string>;
  port: pulumi.Output<number>;
  /** Replication group that tokens are signed for. */
  groupId: pulumi.Output<string>;
  /** Name of the recorder's user. */
  userId(role: "recorder"): string;
  /** ARNs that the recorder's role may connect to. */
  connectArns(role: "recorder"): pulumi.Output<string>[];
}

export interface ContextRecorderArgs {
  place: Place;
  network: PrivateNetwork;
  queue: Store;
  store: ContextStore;
  quarantine: Quarantine;
  claimChecks: Store;
  logKeyArn: pulumi.Input<string>;
}

/** Keeps the last messages of every conversation in the cache. */
export class ContextRecorder extends pulumi.ComponentResource {
  readonly functionName: pulumi.Output<string>;

  constructor(name: string, args: ContextRecorderArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:processing:ContextRecorder", name, {}, opts);
    const { place, network, queue, store, quarantine, claimChecks } = args;
    const member = network.member(name, this);
    const ways = store.admit(name, member, this);
    const user = store.userId("recorder");

    const consumer = new EventConsumer<"context-recorder", ContextRecorderSettings>(
      name,
      {
        place,
        job: "context-recorder",
        factory: "contextRecorderFactory",
        description: "Keeps the last messages of every conversation at hand",
        dataClass: "conversation-context",
        settings: pulumi.output({
          cache: { address: store.address, port: store.port, group: store.groupId, user },
          quarantineBucket: quarantine.bucket.name,
          quarantineTable: quarantine.index.name,
          claimCheckBucket: claimChecks.name,
        }),
        queue,
        statements: [
          allow(["elasticache:Connect"], store.connectArns("recorder")),
          ...quarantine.storeStatements("cache"),
          ...readClaimChecks(claimChecks, place),
        ],
        logKeyArn: args.logKeyArn,
        limits: STORE_CONSUMER,
        network: member,
        dependsOn: ways,
      },
      { parent: this },
    );

    this.functionName = consumer.functionName;
    this.registerOutputs({ functionName: this.functionName });
  }
}
