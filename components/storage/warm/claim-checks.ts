import * as pulumi from "@pulumi/pulumi";
import { SecureBucket } from "../../shared/secure-bucket";

export interface ClaimChecksArgs {
  keyArn: pulumi.Input<string>;
  accessLogsBucket: pulumi.Input<string>;
  protect: boolean;
}

/** Redacted content that a message or an item cannot hold, kept as long as the rows that refer to it. */
export class ClaimChecks extends pulumi.ComponentResource {
  readonly bucket: SecureBucket;

  constructor(name: string, args: ClaimChecksArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:ClaimChecks", name, {}, opts);

    this.bucket = new SecureBucket(name, { ...args, dataClass: "claim-checks" }, { parent: this });
    this.registerOutputs({});
  }
}
