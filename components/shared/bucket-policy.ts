import * as pulumi from "@pulumi/pulumi";
import { denyPlainText, policyDocument, type Statement } from "./iam";

/** The policy of a private bucket: TLS 1.2 or newer, no key but its own, and what `statements` add. */
export function bucketPolicy(
  bucketArn: pulumi.Output<string>,
  keyArn: pulumi.Input<string> | undefined,
  statements: Statement[],
): pulumi.Output<string> {
  const objects = pulumi.interpolate`${bucketArn}/*`;
  const everything = [bucketArn, objects];
  return policyDocument([
    denyPlainText(["s3:*"], everything),
    {
      Sid: "DenyOldTls",
      Effect: "Deny",
      Principal: "*",
      Action: ["s3:*"],
      Resource: everything,
      Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } },
    },
    ...(keyArn === undefined ? [] : [denyOtherKeys(objects, keyArn)]),
    ...statements,
  ]);
}

/** A writer that names no key gets the bucket's; one that names another key would take the object out of our control. */
function denyOtherKeys(objects: pulumi.Output<string>, keyArn: pulumi.Input<string>): Statement {
  const header = "s3:x-amz-server-side-encryption-aws-kms-key-id";
  return {
    Sid: "DenyOtherKeys",
    Effect: "Deny",
    Principal: "*",
    Action: ["s3:PutObject"],
    Resource: objects,
    Condition: { Null: { [header]: "false" }, StringNotEquals: { [header]: keyArn } },
  };
}
