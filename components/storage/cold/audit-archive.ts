import * as pulumi from "@pulumi/pulumi";
import { SecureBucket } from "../../shared/secure-bucket";
import type { LockedBucketArgs } from "./locked-bucket";

/** The audit trail, written once: no object can be changed or deleted before its lock ends. */
export class AuditArchive extends pulumi.ComponentResource {
  readonly bucket: SecureBucket;

  constructor(name: string, args: LockedBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:AuditArchive", name, {}, opts);

    this.bucket = new SecureBucket(name, { ...args, dataClass: "audit-trail" }, { parent: this });
    this.registerOutputs({});
  }
}
