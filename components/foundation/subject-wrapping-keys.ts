import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags, ENDING_TAGS } from "../../contracts/tags";
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
 * table of keys ends with it. A generation is left out of the program two steps later: so that this needs no
 * `pulumi state unprotect`, the engine does not protect the former one. In production leaving it out changes nothing in KMS
 * (`retainOnDelete`): a key ends by `rewrap --end-former` only, which refuses while a living key needs it.
 */
export class SubjectWrappingKeys extends pulumi.ComponentResource {
  readonly generation: number;
  /** ARN by generation. */
  readonly arns: Record<string, pulumi.Output<string>>;
  readonly currentArn: pulumi.Output<string>;

  constructor(name: string, args: SubjectWrappingKeysArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:foundation:SubjectWrappingKeys", name, {}, opts);
    const policy = policyDocument(subjectWrappingStatements(args.place, jobTag("event-processor")));

    const kept = stateful(this, args.protect);
    const wrappingKey = (generation: number) => {
      const former = generation < args.generation;
      const { arn, keyId } = new aws.kms.Key(
        `${name}-${generation}-key`,
        {
          description: `Wraps the data keys of subjects, generation ${generation}`,
          enableKeyRotation: true,
          deletionWindowInDays: DELETION_WINDOW_DAYS,
          policy,
          tags: { ...classTags("subject-keys"), ...(former && ENDING_TAGS) },
        },
        { ...kept, protect: args.protect && !former },
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
