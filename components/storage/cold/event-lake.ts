import * as pulumi from "@pulumi/pulumi";
import { SecureBucket } from "../../shared/secure-bucket";

export interface EventLakeArgs {
  keyArn: pulumi.Input<string>;
  accessLogsBucket: pulumi.Input<string>;
  protect: boolean;
}

/** Redacted events as Parquet, by type and hour, and the schema that all its files agree on. */
export class EventLake extends pulumi.ComponentResource {
  readonly bucket: SecureBucket;

  constructor(name: string, args: EventLakeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:EventLake", name, {}, opts);

    this.bucket = new SecureBucket(name, { ...args, dataClass: "event-lake" }, { parent: this });
    this.registerOutputs({});
  }
}
