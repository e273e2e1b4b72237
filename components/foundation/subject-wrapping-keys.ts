import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../contracts/tags";
import { type Place, policyDocument } from "../shared/iam";
import { jobTag } from "../shared/job-tag";
import { stateful } from "../shared/stateful";
import { subjectWrappingStatements } from "./key-policies";
import { DELETION_WINDOW_DAYS } from "./keys";

export interface SubjectWrappingKeysArgs {
  place: Place;
  /** Which wrapping key wraps new keys of subjects, from 1 on. */
  generation: number;
  protect: boolean;
}

/**
 * The keys that wrap the data keys of subjects: that of the current generation and the one before it, under which keys
 * stand until they are wrapped anew (`npm run subject-keys -- rewrap`). Where a generation ends, every older copy of the
 * table of keys ends with it. A generation is left out of the program two steps later.
 */
export class SubjectWrappingKeys extends pulumi.ComponentResource {
  readonly generation: number;
  /** ARN by generation. */
  readonly arns: Record<string, pulumi.Output<string>>;
  readonly currentArn: pulumi.Output<string>;

  constructor(name: string, args: SubjectWrappingKeysArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:foundation:SubjectWrappingKeys", name, {}, opts);
    const policy = policyDocument(subjectWrappingStatements(args.place, jobTag("event-processor")));

    const wrappingKey = (generation: number) => {
      const { arn, keyId } = new aws.kms.Key(
        `${name}-${generation}-key`,
        {
          description: `Wraps the data keys of subjects, generation ${generation}`,
          enableKeyRotation: true,
          deletionWindowInDays: DELETION_WINDOW_DAYS,
          policy,
          tags: classTags("subject-keys"),
        },
        stateful(this, args.protect),
      );
      const alias = `alias/${pulumi.getProject()}/${pulumi.getStack()}/subject-keys-${generation}`;
      new aws.kms.Alias(`${name}-${generation}-alias`, { name: alias, targetKeyId: keyId }, { parent: this });
      return arn;
    };

    this.generation = args.generation;
    this.currentArn = wrappingKey(args.generation);
    this.arns = {
      ...(args.generation > 1 ? { [args.generation - 1]: wrappingKey(args.generation - 1) } : {}),
      [args.generation]: this.currentArn,
    };
    this.registerOutputs({ arns: this.arns });
  }
}
