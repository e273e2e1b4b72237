import * as pulumi from "@pulumi/pulumi";
import { SecureTable } from "../../shared/secure-table";

export interface EventClaimsArgs {
  keyArn: pulumi.Input<string>;
  protect: boolean;
}

/**
 * Which event ids were seen, and by which record: what makes a repeated event change nothing. Written once for
 * every event, so it pays by request in every environment.
 */
export class EventClaims extends pulumi.ComponentResource {
  readonly table: SecureTable;

  constructor(name: string, args: EventClaimsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:EventClaims", name, {}, opts);

    this.table = new SecureTable(
      name,
      {
        dataClass: "event-claims",
        keyArn: args.keyArn,
        partitionKey: "claim_id",
        capacity: "on-demand",
        protect: args.protect,
      },
      { parent: this },
    );
    this.registerOutputs({});
  }
}
