import * as pulumi from "@pulumi/pulumi";
import { LANDED_PREFIX } from "../../contracts/lake";
import type { ConversationRecorderSettings } from "../../runtime/conversation-recorder/handler";
import { DOCUMENT_CONSUMER } from "../shared/consumer-limits";
import { allow, type Place } from "../shared/iam";
import { useKey } from "../shared/key-use";
import type { PrivateNetwork } from "../shared/private-network";
import type { SecureQueue } from "../shared/secure-queue";
import type { Store } from "../shared/store";
import { type ConversationStore, connectionOf, readUser } from "./conversation-store";
import { EventConsumer } from "./event-consumer";
import { landedQueue } from "./landed-queue";
import type { Quarantine } from "./quarantine";

export interface ConversationRecorderArgs {
  place: Place;
  network: PrivateNetwork;
  store: ConversationStore;
  /** Bucket where sealed events land. */
  landing: Store;
  quarantine: Quarantine;
  /** Key of the queues. */
  keyArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
}

/** Copies every sealed event that lands into the document store: a notice to a queue, and a function behind it. */
export class ConversationRecorder extends pulumi.ComponentResource {
  readonly queue: SecureQueue;
  readonly deadLetters: SecureQueue;
  readonly functionName: pulumi.Output<string>;

  constructor(name: string, args: ConversationRecorderArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:processing:ConversationRecorder", name, {}, opts);
    const { place, network, store, landing, quarantine, keyArn } = args;
    const landed = landedQueue(name, { place, landing, keyArn, limits: DOCUMENT_CONSUMER }, this);
    this.queue = landed.queue;
    this.deadLetters = landed.deadLetters;

    const member = network.member(name, this, ["secretsmanager"]);
    const ways = store.admit(name, member, this);
    const consumer = new EventConsumer<"conversation-recorder", ConversationRecorderSettings>(
      name,
      {
        place,
        job: "conversation-recorder",
        factory: "conversationRecorderFactory",
        description: "Copies landed sealed events into the document store",
        dataClass: "conversations",
        settings: pulumi.output({
          ...connectionOf(store),
          landingBucket: landing.name,
          quarantineBucket: quarantine.bucket.name,
          quarantineTable: quarantine.index.name,
        }),
        queue: this.queue,
        statements: [
          allow(["s3:ListBucket"], landing.arn),
          allow(["s3:GetObject"], pulumi.interpolate`${landing.arn}/${LANDED_PREFIX}*`),
          useKey(landing.keyArn, "read", "s3", place),
          ...readUser(store, place),
          ...quarantine.storeStatements("documents"),
        ],
        logKeyArn: args.logKeyArn,
        limits: DOCUMENT_CONSUMER,
        network: member,
        dependsOn: [...ways, store.setup],
      },
      { parent: this },
    );

    this.functionName = consumer.functionName;
    this.registerOutputs({ functionName: this.functionName });
  }
}
