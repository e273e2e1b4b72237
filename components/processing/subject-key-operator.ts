import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../contracts/tags";
import { allow, type Place, policyDocument, type Statement } from "../shared/iam";
import { viaService } from "../shared/key-use";
import type { Store } from "../shared/store";

export interface SubjectKeyOperatorArgs {
  place: Place;
  subjectKeys: { manageStatements(): Statement[] };
  /** Stream that the entries of the audit trail go to. */
  auditStream: Omit<Store, "name">;
}

/** The rights of those who run `npm run subject-keys`: a managed policy, attached to nobody here. */
export class SubjectKeyOperator extends pulumi.ComponentResource {
  readonly policyArn: pulumi.Output<string>;

  constructor(name: string, args: SubjectKeyOperatorArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:processing:SubjectKeyOperator", name, {}, opts);

    const policy = new aws.iam.Policy(
      `${name}-policy`,
      {
        description: "Destroy keys of subjects, wrap them anew, end a generation of wrapping keys",
        policy: policyDocument([
          ...args.subjectKeys.manageStatements(),
          allow(["kinesis:PutRecords"], args.auditStream.arn),
          allow(["kms:GenerateDataKey"], args.auditStream.keyArn, {
            StringEquals: { "kms:ViaService": viaService("kinesis", args.place) },
          }),
        ]),
        tags: classTags("subject-keys"),
      },
      { parent: this },
    );

    this.policyArn = policy.arn;
    this.registerOutputs({ policyArn: this.policyArn });
  }
}
