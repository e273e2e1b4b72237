import * as pulumi from "@pulumi/pulumi";
import type { QueueOutput, StoreFunction } from "../../contracts/outputs";
import type { PerConsumer, StoreConsumer } from "../../contracts/topics";
import type { Place } from "../shared/iam";
import type { Pending } from "../shared/pending";
import type { PrivateNetwork } from "../shared/private-network";
import type { Store } from "../shared/store";
import type { Quarantine } from "./quarantine";

export interface StoreFeedsArgs {
  place: Place;
  /** Absent where no store is on. */
  network?: PrivateNetwork;
  /** Queue of each consumer; those of a store's consumers are there where the store is on. */
  routes: PerConsumer<{ queue: Store }>;
  quarantine: Quarantine;
  /** Originals, whose notices go to the document store. */
  interactionLogs: Store;
  /** Bucket that holds redacted content too large for a message. */
  claimChecks: Store;
  /** Key of queues of its own. */
  keyArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
}

/** What fills the stores of the private network, and the other functions that work with them. */
export class StoreFeeds extends pulumi.ComponentResource {
  /** Functions that take events off the bus. */
  readonly consumers: Partial<Record<StoreConsumer, pulumi.Output<string>>> = {};
  readonly functions: Partial<Record<StoreFunction, pulumi.Output<string>>> = {};
  /** Queues beside those of the bus. */
  readonly queues: Partial<Record<"conversationRecorder", Pending<QueueOutput>>> = {};

  constructor(name: string, args: StoreFeedsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:processing:StoreFeeds", name, {}, opts);
    void args;
    this.registerOutputs({});
  }
}
