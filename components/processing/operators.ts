import * as pulumi from "@pulumi/pulumi";
import { QuarantineOperator, type QuarantineOperatorArgs } from "./quarantine-operator";
import { RetrievalOperator, type RetrievalOperatorArgs } from "./retrieval-operator";
import { SubjectKeyOperator, type SubjectKeyOperatorArgs } from "./subject-key-operator";

export interface OperatorsArgs extends QuarantineOperatorArgs {
  subjectKeys: QuarantineOperatorArgs["subjectKeys"] & SubjectKeyOperatorArgs["subjectKeys"];
  /** Buckets whose objects grow cold. */
  archives: RetrievalOperatorArgs["archives"];
}

/** The rights of those who operate the stack, one managed policy a duty: nobody needs both to do one of them. */
export class Operators extends pulumi.ComponentResource {
  /** ARNs of the managed policies. */
  readonly policyArns: Record<"quarantine" | "subjectKeys" | "retrieval", pulumi.Output<string>>;

  constructor(name: string, args: OperatorsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:processing:Operators", name, {}, opts);

    const quarantine = new QuarantineOperator("quarantine-operator", args, {
      parent: this,
      aliases: [{ parent: pulumi.rootStackResource }],
    });
    const subjectKeys = new SubjectKeyOperator(
      "subject-key-operator",
      {
        place: args.place,
        subjectKeys: args.subjectKeys,
        auditStream: args.streams["audit.event.logged"],
      },
      { parent: this },
    );

    const retrieval = new RetrievalOperator(
      "retrieval-operator",
      { place: args.place, archives: args.archives, auditStream: args.streams["audit.event.logged"] },
      { parent: this },
    );

    this.policyArns = {
      quarantine: quarantine.policyArn,
      subjectKeys: subjectKeys.policyArn,
      retrieval: retrieval.policyArn,
    };
    this.registerOutputs({ policyArns: this.policyArns });
  }
}
