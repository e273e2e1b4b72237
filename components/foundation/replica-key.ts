import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { DataClass } from "../../contracts/retention";
import { classTags } from "../../contracts/tags";
import { type Place, policyDocument } from "../shared/iam";
import { viaService } from "../shared/key-use";
import { stateful } from "../shared/stateful";
import { dataKeyStatements } from "./key-policies";
import { DELETION_WINDOW_DAYS } from "./keys";

export interface ReplicaKeyArgs {
  dataClass: DataClass;
  /** Account and the region of the copies. */
  replica: Place;
  protect: boolean;
}

/**
 * The key of one class's copies in the second region: a key of its own, so that the loss of the first region takes
 * nothing with it. About $1 a month.
 */
export class ReplicaKey extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: ReplicaKeyArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:foundation:ReplicaKey", name, {}, opts);
    const { dataClass, replica, protect } = args;
    const plan = { description: "", dataClass, via: ["s3"], grants: [], services: [] } as const;

    const key = new aws.kms.Key(
      `${name}-key`,
      {
        description: `Copies of ${dataClass} in ${replica.region}`,
        enableKeyRotation: true,
        deletionWindowInDays: DELETION_WINDOW_DAYS,
        policy: policyDocument([
          ...dataKeyStatements(plan, replica),
          {
            Sid: "ReplicationEncrypts",
            Effect: "Allow",
            Principal: { AWS: `arn:aws:iam::${replica.accountId}:root` },
            Action: ["kms:Encrypt"],
            Resource: "*",
            Condition: {
              StringEquals: {
                "kms:CallerAccount": replica.accountId,
                "kms:ViaService": [viaService("s3", replica)],
              },
            },
          },
        ]),
        tags: classTags(dataClass),
      },
      stateful(this, protect),
    );
    const alias = `alias/${pulumi.getProject()}/${pulumi.getStack()}/${dataClass}-replica`;
    new aws.kms.Alias(`${name}-alias`, { name: alias, targetKeyId: key.keyId }, { parent: this });

    this.arn = key.arn;
    this.registerOutputs({ arn: this.arn });
  }
}
