import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { StoreKind } from "../../contracts/stores";
import { classTags } from "../../contracts/tags";
import { type Place, policyDocument } from "../shared/iam";
import { jobTag } from "../shared/job-tag";
import { mapKeys } from "../shared/records";
import { stateful } from "../shared/stateful";
import { KEY_PLAN, type KeyName, keysOf, type PerKey } from "./key-plan";
import { dataKeyStatements, evidenceSigningStatements, pseudonymKeyStatements } from "./key-policies";

/** Days between the order to delete a key and its end; the longest KMS offers, because what it encrypts ends with it. */
export const DELETION_WINDOW_DAYS = 30;

export interface KeysArgs {
  place: Place;
  /** Stores that are switched on: each has a key of its own. */
  stores: readonly StoreKind[];
  /** Whether the stack sets up what an account has once, under keys of its own. */
  accountBaseline: boolean;
  protect: boolean;
}

/** The stack's keys: one per group of data, rotating every year, the one that makes pseudonyms, and the one that signs. */
export class Keys extends pulumi.ComponentResource {
  /** ARNs of the data keys. */
  readonly arns: PerKey<pulumi.Output<string>>;
  /** HMAC key behind `student_id_hash`. */
  readonly pseudonymKeyArn: pulumi.Output<string>;
  /** Asymmetric key behind the signatures of evidence. */
  readonly signingKeyArn: pulumi.Output<string>;

  constructor(name: string, args: KeysArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:foundation:Keys", name, {}, opts);
    const keep = stateful(this, args.protect);

    const dataKey = (key: KeyName) => {
      const plan = KEY_PLAN[key];
      const { arn, keyId } = new aws.kms.Key(
        `${name}-${key}-key`,
        {
          description: plan.description,
          enableKeyRotation: true,
          deletionWindowInDays: DELETION_WINDOW_DAYS,
          policy: policyDocument(dataKeyStatements(plan, args.place)),
          tags: classTags(plan.dataClass),
        },
        keep,
      );
      this.alias(`${name}-${key}`, key, keyId);
      return arn;
    };
    this.arns = mapKeys(keysOf(args.stores, args.accountBaseline), dataKey);

    // KMS does not rotate HMAC keys; a new one would also cut every pseudonym off from its past.
    const pseudonym = new aws.kms.Key(
      `${name}-pseudonym-key`,
      {
        description: "Pseudonyms of students",
        keyUsage: "GENERATE_VERIFY_MAC",
        customerMasterKeySpec: "HMAC_256",
        deletionWindowInDays: DELETION_WINDOW_DAYS,
        policy: policyDocument(pseudonymKeyStatements(args.place, jobTag("event-processor"))),
        tags: classTags("event-stream"),
      },
      keep,
    );
    this.alias(`${name}-pseudonym`, "pseudonym", pseudonym.keyId);
    this.pseudonymKeyArn = pseudonym.arn;

    // KMS does not rotate asymmetric keys; old signatures also need the old key.
    const signing = new aws.kms.Key(
      `${name}-evidence-signing-key`,
      {
        description: "Signatures of evidence",
        keyUsage: "SIGN_VERIFY",
        customerMasterKeySpec: "ECC_NIST_P256",
        deletionWindowInDays: DELETION_WINDOW_DAYS,
        policy: policyDocument(evidenceSigningStatements(args.place)),
        tags: classTags("evidence"),
      },
      keep,
    );
    this.alias(`${name}-evidence-signing`, "evidence-signing", signing.keyId);
    this.signingKeyArn = signing.arn;

    const { arns, pseudonymKeyArn, signingKeyArn } = this;
    this.registerOutputs({ arns, pseudonymKeyArn, signingKeyArn });
  }

  private alias(name: string, key: string, keyId: pulumi.Output<string>): void {
    const alias = `alias/${pulumi.getProject()}/${pulumi.getStack()}/${key}`;
    new aws.kms.Alias(`${name}-alias`, { name: alias, targetKeyId: keyId }, { parent: this });
  }
}
