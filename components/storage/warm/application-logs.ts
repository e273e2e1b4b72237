import * as pulumi from "@pulumi/pulumi";
import { SecureBucket } from "../../shared/secure-bucket";
import { secureLogGroup } from "../../shared/secure-log-group";
import type { Store } from "../../shared/store";

export interface ApplicationLogsArgs {
  keyArn: pulumi.Input<string>;
  accessLogsBucket: pulumi.Input<string>;
  protect: boolean;
}

/** Redacted events for operations: a log group to search in and a bucket for what reads in bulk, both for 30 days. */
export class ApplicationLogs extends pulumi.ComponentResource {
  readonly bucket: SecureBucket;
  readonly logGroup: Store;

  constructor(name: string, args: ApplicationLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:ApplicationLogs", name, {}, opts);

    this.bucket = new SecureBucket(name, { ...args, dataClass: "application-logs" }, { parent: this });
    const logGroup = secureLogGroup(`${name}-log-group`, "application-logs", args.keyArn, { parent: this });
    this.logGroup = { name: logGroup.name, arn: logGroup.arn, keyArn: args.keyArn };
    this.registerOutputs({});
  }
}
