import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { RETENTION } from "../../contracts/retention";
import { classTags } from "../../contracts/tags";
import { CONSUMERS, type Consumer } from "../../contracts/topics";
import type { Place } from "../shared/iam";
import { mapKeys } from "../shared/records";
import type { Store } from "../shared/store";
import { EventRoute } from "./event-route";

export interface EventRouterArgs {
  place: Place;
  keyArn: pulumi.Input<string>;
}

/** The bus of redacted domain events: kept for replay, and routed by type to one queue per consumer. */
export class EventRouter extends pulumi.ComponentResource {
  readonly bus: Store;
  readonly archiveName: pulumi.Output<string>;
  readonly routes: Record<Consumer, EventRoute>;

  constructor(name: string, args: EventRouterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:ingestion:EventRouter", name, {}, opts);
    const child = { parent: this };

    const bus = new aws.cloudwatch.EventBus(
      `${name}-bus`,
      {
        description: "Redacted domain events",
        kmsKeyIdentifier: args.keyArn,
        tags: classTags("event-archive"),
      },
      child,
    );

    const archive = new aws.cloudwatch.EventArchive(
      `${name}-archive`,
      {
        description: "Redacted domain events, for replay",
        eventSourceArn: bus.arn,
        kmsKeyIdentifier: args.keyArn,
        retentionDays: RETENTION["event-archive"].archiveDays,
      },
      child,
    );

    const routeOf = (consumer: Consumer) =>
      new EventRoute(
        `${name}-${consumer}`,
        { ...args, busName: bus.name, topic: CONSUMERS[consumer] },
        { parent: this },
      );

    this.bus = { name: bus.name, arn: bus.arn, keyArn: args.keyArn };
    this.archiveName = archive.name;
    this.routes = mapKeys(Object.keys(CONSUMERS) as Consumer[], routeOf);
    this.registerOutputs({ archiveName: this.archiveName });
  }
}
