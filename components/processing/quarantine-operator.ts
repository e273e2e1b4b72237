import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../contracts/tags";
import { TOPICS, type Topic } from "../../contracts/topics";
import { allow, type Place, policyDocument, type Statement } from "../shared/iam";
import { useKey, viaService } from "../shared/key-use";
import type { Store } from "../shared/store";

export interface QuarantineOperatorArgs {
  place: Place;
  quarantine: { operateStatements(): Statement[] };
  /** Keys that originals are sealed under. */
  subjectKeys: { openStatements(): Statement[] };
  /** Claims, by which a replay sees what became of an event. */
  claims: Store;
  /** Streams that replayed events and the entries of the audit trail go to. */
  streams: Record<Topic, Omit<Store, "name">>;
  /** The bus and its archive. */
  router: {
    bus: { arn: pulumi.Input<string> };
    archiveName: pulumi.Input<string>;
    archiveArn: pulumi.Input<string>;
  };
}

/**
 * The rights of those who run `npm run quarantine`: a managed policy for a role of the organisation's own. It is
 * attached to nobody here, since who operates a stack is not the stack's to decide.
 */
export class QuarantineOperator extends pulumi.ComponentResource {
  readonly policyArn: pulumi.Output<string>;

  constructor(name: string, args: QuarantineOperatorArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:processing:QuarantineOperator", name, {}, opts);
    const { place, quarantine, subjectKeys, claims, streams, router } = args;

    const policy = new aws.iam.Policy(
      `${name}-policy`,
      {
        description: "List, show, replay and drop what is quarantined; replay the archive of the bus",
        policy: policyDocument([
          ...quarantine.operateStatements(),
          ...subjectKeys.openStatements(),
          allow(["dynamodb:BatchGetItem"], claims.arn),
          useKey(claims.keyArn, "read", "dynamodb", place),
          ...publishStatements(
            TOPICS.map((topic) => streams[topic]),
            place,
          ),
          allow(["events:StartReplay"], [router.archiveArn, router.bus.arn]),
          allow(
            ["events:StartReplay", "events:DescribeReplay", "events:CancelReplay"],
            pulumi.interpolate`arn:aws:events:${place.region}:${place.accountId}:replay/${router.archiveName}-*`,
          ),
        ]),
        tags: classTags("quarantine"),
      },
      { parent: this },
    );

    this.policyArn = policy.arn;
    this.registerOutputs({ policyArn: this.policyArn });
  }
}

/** What producers may do, on every stream at once: they are all under one key. */
function publishStatements(streams: Omit<Store, "name">[], place: Place): Statement[] {
  const keyArn = streams[0]?.keyArn ?? "";
  return [
    allow(
      ["kinesis:PutRecords"],
      streams.map(({ arn }) => arn),
    ),
    allow(["kms:GenerateDataKey"], keyArn, {
      StringEquals: { "kms:ViaService": viaService("kinesis", place) },
    }),
  ];
}
