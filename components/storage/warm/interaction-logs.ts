import * as pulumi from "@pulumi/pulumi";
import { SecureBucket } from "../../shared/secure-bucket";

export interface InteractionLogsArgs {
  keyArn: pulumi.Input<string>;
  accessLogsBucket: pulumi.Input<string>;
  protect: boolean;
}

/** Original events, identifying: the only store beside the quarantine that holds what producers sent. */
export class InteractionLogs extends pulumi.ComponentResource {
  readonly bucket: SecureBucket;

  constructor(name: string, args: InteractionLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:InteractionLogs", name, {}, opts);

    this.bucket = new SecureBucket(name, { ...args, dataClass: "interaction-logs" }, { parent: this });
    this.registerOutputs({});
  }
}
