import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { RETENTION } from "../../contracts/retention";
import type { StoreKind } from "../../contracts/stores";
import { classTags } from "../../contracts/tags";
import { CONSUMERS, type Consumer, consumersOf, type PerConsumer } from "../../contracts/topics";
import { limitsOf } from "../shared/consumer-limits";
import { allowService, type Place } from "../shared/iam";
import { mapKeys } from "../shared/records";
import { SecureQueue } from "../shared/secure-queue";
import type { Store } from "../shared/store";
import { EventRoute } from "./event-route";

export interface EventRouterArgs {
  place: Place;
  /** Stores that are switched on: their consumers have a route too. */
  stores: readonly StoreKind[];
  /** Key of bus, archive and queues; and another for the events the bus could not read, likely for want of the first. */
  key: { messaging: pulumi.Input<string>; operations: pulumi.Input<string> };
}

/** The bus of redacted domain events: kept for replay, and routed by type to one queue per consumer. */
export class EventRouter extends pulumi.ComponentResource {
  readonly bus: Store;
  readonly archiveName: pulumi.Output<string>;
  readonly archiveArn: pulumi.Output<string>;
  /** Queue of the events the bus could neither encrypt nor decrypt. */
  readonly failures: SecureQueue;
  readonly routes: PerConsumer<EventRoute>;

  constructor(name: string, args: EventRouterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:ingestion:EventRouter", name, {}, opts);
    const child = { parent: this };
    const keyArn = args.key.messaging;

    // The bus names the queue and the queue's policy names the bus: the policy waits for the bus.
    const [busArn, setBusArn] = pulumi.deferredOutput<string>();
    this.failures = new SecureQueue(
      `${name}-bus-failures`,
      {
        keyArn: args.key.operations,
        senders: (queueArn) => [
          allowService("events.amazonaws.com", ["sqs:SendMessage"], queueArn, {
            place: args.place,
            arn: busArn,
          }),
        ],
      },
      child,
    );

    const bus = new aws.cloudwatch.EventBus(
      `${name}-bus`,
      {
        description: "Redacted domain events",
        kmsKeyIdentifier: keyArn,
        deadLetterConfig: { arn: this.failures.arn },
        tags: classTags("event-archive"),
      },
      child,
    );

    setBusArn(bus.arn);

    const archive = new aws.cloudwatch.EventArchive(
      `${name}-archive`,
      {
        description: "Redacted domain events, for replay",
        eventSourceArn: bus.arn,
        kmsKeyIdentifier: keyArn,
        retentionDays: RETENTION["event-archive"].archiveDays,
      },
      child,
    );

    const routeOf = (consumer: Consumer) =>
      new EventRoute(
        `${name}-${consumer}`,
        {
          place: args.place,
          keyArn,
          busName: bus.name,
          topics: CONSUMERS[consumer].topics,
          limits: limitsOf(consumer),
        },
        { parent: this },
      );

    this.bus = { name: bus.name, arn: bus.arn, keyArn };
    this.archiveName = archive.name;
    this.archiveArn = archive.arn;
    this.routes = mapKeys(consumersOf(args.stores), routeOf);
    this.registerOutputs({ archiveName: this.archiveName });
  }
}
