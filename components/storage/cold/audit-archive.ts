import * as pulumi from "@pulumi/pulumi";
import { SecureBucket } from "../../shared/secure-bucket";

export interface AuditArchiveArgs {
  keyArn: pulumi.Input<string>;
  accessLogsBucket: pulumi.Input<string>;
  /** GOVERNANCE can be lifted by a privileged role, COMPLIANCE by nobody. */
  objectLockMode: "GOVERNANCE" | "COMPLIANCE";
  protect: boolean;
}

/** The audit trail, written once: no object can be changed or deleted before its lock ends. */
export class AuditArchive extends pulumi.ComponentResource {
  readonly bucket: SecureBucket;

  constructor(name: string, args: AuditArchiveArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:AuditArchive", name, {}, opts);

    this.bucket = new SecureBucket(name, { ...args, dataClass: "audit-trail" }, { parent: this });
    this.registerOutputs({});
  }
}
