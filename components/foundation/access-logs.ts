import * as pulumi from "@pulumi/pulumi";
import { allowService, type Place } from "../shared/iam";
import { SecureBucket } from "../shared/secure-bucket";

export interface AccessLogsArgs {
  place: Place;
  protect: boolean;
}

/** The bucket that receives the server access logs of all others. S3 delivers them under SSE-S3 only. */
export class AccessLogs extends pulumi.ComponentResource {
  readonly bucket: SecureBucket;
  readonly bucketName: pulumi.Output<string>;

  constructor(name: string, args: AccessLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:foundation:AccessLogs", name, {}, opts);

    this.bucket = new SecureBucket(
      name,
      {
        dataClass: "access-logs",
        protect: args.protect,
        statements: (bucketArn) => [
          allowService("logging.s3.amazonaws.com", ["s3:PutObject"], pulumi.interpolate`${bucketArn}/*`, {
            place: args.place,
            arn: "arn:aws:s3:::*",
            like: true,
          }),
        ],
      },
      { parent: this },
    );

    this.bucketName = this.bucket.name;
    this.registerOutputs({ bucketName: this.bucketName });
  }
}
