import * as pulumi from "@pulumi/pulumi";
import { SecureBucket } from "../../shared/secure-bucket";
import type { LockedBucketArgs } from "./locked-bucket";

/**
 * Crises after their two years in the table: written once when the item ends, locked until ten years after the event.
 *
 * Costs a month (list prices of eu-west-1): Deep Archive after a day, $0.00099 a GB; next to nothing beside the key.
 */
export class CrisisArchive extends pulumi.ComponentResource {
  readonly bucket: SecureBucket;

  constructor(name: string, args: LockedBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:CrisisArchive", name, {}, opts);

    this.bucket = new SecureBucket(name, { ...args, dataClass: "crisis-events" }, { parent: this });
    this.registerOutputs({});
  }
}
