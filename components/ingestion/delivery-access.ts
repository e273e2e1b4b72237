import * as pulumi from "@pulumi/pulumi";
import { allow, logGroupAndStreams, type Place, type Statement } from "../shared/iam";
import { useKey } from "../shared/key-use";

export interface DeliveryAccess {
  place: Place;
  bucketArn: pulumi.Input<string>;
  keyArn: pulumi.Input<string>;
  transformArn: pulumi.Input<string>;
  errorLogGroupArn: pulumi.Input<string>;
}

/** What a delivery stream's role may do: fill its bucket, call its transform, and say what went wrong. */
export function deliveryStatements(access: DeliveryAccess): Statement[] {
  const { bucketArn, transformArn } = access;
  return [
    allow(["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"], bucketArn),
    allow(["s3:AbortMultipartUpload", "s3:PutObject"], pulumi.interpolate`${bucketArn}/*`),
    useKey(access.keyArn, "upload", "s3", access.place),
    allow(
      ["lambda:GetFunctionConfiguration", "lambda:InvokeFunction"],
      [transformArn, pulumi.interpolate`${transformArn}:*`],
    ),
    allow(["logs:PutLogEvents"], logGroupAndStreams(access.errorLogGroupArn)),
  ];
}
