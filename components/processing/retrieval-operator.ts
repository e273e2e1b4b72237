import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../contracts/tags";
import { allow, type Place, policyDocument } from "../shared/iam";
import { useKey, viaService } from "../shared/key-use";
import type { Store } from "../shared/store";

export interface RetrievalOperatorArgs {
  place: Place;
  /** Buckets whose objects grow cold. */
  archives: readonly Store[];
  /** Stream that the entries of the audit trail go to. */
  auditStream: Omit<Store, "name">;
}

/**
 * The rights of those who run `npm run retrieve`: to list, order and read archived objects, never to change one. A
 * managed policy, attached to nobody here.
 */
export class RetrievalOperator extends pulumi.ComponentResource {
  readonly policyArn: pulumi.Output<string>;

  constructor(name: string, args: RetrievalOperatorArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:processing:RetrievalOperator", name, {}, opts);
    const { place, archives, auditStream } = args;

    const policy = new aws.iam.Policy(
      `${name}-policy`,
      {
        description: "Order and read copies of archived objects",
        policy: policyDocument([
          allow(
            ["s3:ListBucket"],
            archives.map(({ arn }) => arn),
          ),
          allow(
            ["s3:GetObject", "s3:RestoreObject"],
            archives.map(({ arn }) => pulumi.interpolate`${arn}/*`),
          ),
          ...archives.map(({ keyArn }) => useKey(keyArn, "read", "s3", place)),
          allow(["kinesis:PutRecords"], auditStream.arn),
          allow(["kms:GenerateDataKey"], auditStream.keyArn, {
            StringEquals: { "kms:ViaService": viaService("kinesis", place) },
          }),
        ]),
        tags: classTags("interaction-logs"),
      },
      { parent: this },
    );

    this.policyArn = policy.arn;
    this.registerOutputs({ policyArn: this.policyArn });
  }
}
