import * as pulumi from "@pulumi/pulumi";
import type { LakeTransformerSettings } from "../../runtime/lake-transformer/handler";
import { LAKE_CONSUMER } from "../shared/consumer-limits";
import type { Place } from "../shared/iam";
import type { SecureQueue } from "../shared/secure-queue";
import { EventConsumer } from "./event-consumer";
import { type LakeStores, lakeStatements } from "./lake-access";
import { landedQueue } from "./landed-queue";

export interface LakeTransformerArgs {
  place: Place;
  stores: LakeStores;
  /** Key of the queues. */
  keyArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
}

/** Turns every object of redacted events that lands into Parquet: a notice to a queue, and a function behind it. */
export class LakeTransformer extends pulumi.ComponentResource {
  readonly queue: SecureQueue;
  readonly deadLetters: SecureQueue;
  readonly functionName: pulumi.Output<string>;

  constructor(name: string, args: LakeTransformerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:processing:LakeTransformer", name, {}, opts);
    const { place, keyArn, stores } = args;
    const { landing, claimChecks, lake, quarantine } = stores;
    const landed = landedQueue(name, { place, landing, keyArn, limits: LAKE_CONSUMER }, this);
    this.queue = landed.queue;
    this.deadLetters = landed.deadLetters;

    const consumer = new EventConsumer<"lake-transformer", LakeTransformerSettings>(
      name,
      {
        place,
        job: "lake-transformer",
        factory: "lakeTransformerFactory",
        description: "Turns landed redacted events into Parquet",
        dataClass: "event-lake",
        settings: pulumi.output({
          landingBucket: landing.name,
          claimCheckBucket: claimChecks.name,
          lakeBucket: lake.name,
          quarantineBucket: quarantine.bucket.name,
          quarantineTable: quarantine.index.name,
        }),
        queue: this.queue,
        statements: lakeStatements(stores, place),
        logKeyArn: args.logKeyArn,
        limits: LAKE_CONSUMER,
      },
      { parent: this },
    );

    this.functionName = consumer.functionName;
    this.registerOutputs({ functionName: this.functionName });
  }
}
