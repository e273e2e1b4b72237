import * as pulumi from "@pulumi/pulumi";
import { SubjectWrappingKeys } from "../../foundation/subject-wrapping-keys";
import { allow, type Place, type Statement } from "../../shared/iam";
import { useKey } from "../../shared/key-use";
import { SecureTable } from "../../shared/secure-table";

export interface SubjectKeysArgs {
  place: Place;
  /** Key of the table. */
  keyArn: pulumi.Input<string>;
  /** Generation of the key that wraps new keys. */
  generation: number;
  protect: boolean;
}

/**
 * One data key a subject, wrapped: whoever destroys it makes every copy of the subject's content unreadable. Read and
 * written in bursts, so it pays by request in every environment.
 */
export class SubjectKeys extends pulumi.ComponentResource {
  readonly table: SecureTable;
  readonly wrapping: SubjectWrappingKeys;
  private readonly place: Place;

  constructor(name: string, args: SubjectKeysArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:SubjectKeys", name, {}, opts);
    const { place, keyArn, generation, protect } = args;
    const child = { parent: this };
    this.place = place;

    this.wrapping = new SubjectWrappingKeys(`${name}-wrapping`, { place, generation, protect }, child);

    this.table = new SecureTable(
      name,
      { dataClass: "subject-keys", keyArn, partitionKey: "subject", capacity: "on-demand", protect },
      child,
    );
    this.registerOutputs({});
  }

  /** What it takes to make keys and to seal with them. */
  sealStatements(): Statement[] {
    return [
      ...this.tableStatements(["dynamodb:BatchGetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"]),
      allow(["kms:Decrypt", "kms:GenerateDataKey"], this.wrappingArns(), WITH_SUBJECT),
    ];
  }

  /** What it takes to open what is sealed. */
  openStatements(): Statement[] {
    return [
      ...this.tableStatements(["dynamodb:GetItem"]),
      allow(["kms:Decrypt"], this.wrappingArns(), WITH_SUBJECT),
    ];
  }

  /** What it takes to destroy keys, to wrap them anew, and to end the generation they were wrapped under. */
  manageStatements(): Statement[] {
    return [
      ...this.tableStatements(["dynamodb:GetItem", "dynamodb:Scan", "dynamodb:UpdateItem"]),
      allow(["kms:Decrypt", "kms:Encrypt"], this.wrappingArns(), WITH_SUBJECT),
      allow(["kms:DescribeKey", "kms:ScheduleKeyDeletion"], this.wrappingArns()),
    ];
  }

  private tableStatements(actions: string[]): Statement[] {
    return [allow(actions, this.table.arn), useKey(this.table.keyArn, "read", "dynamodb", this.place)];
  }

  private wrappingArns(): pulumi.Output<string>[] {
    return Object.values(this.wrapping.arns);
  }
}

/** A key is wrapped for one subject, and unwrapped for that one only. */
const WITH_SUBJECT = { Null: { "kms:EncryptionContext:subject": "false" } };
