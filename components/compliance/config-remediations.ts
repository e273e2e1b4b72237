import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../contracts/tags";
import { KINDS, type Kind, type RemediationLimits } from "../../runtime/remediator/handler";
import { Alarms } from "../observability/alarms";
import { allow, type Place, trustPolicy } from "../shared/iam";
import { useKey } from "../shared/key-use";
import { attachPolicy } from "../shared/managed-policy";
import { mapKeys, mapValues } from "../shared/records";
import type { SecureBucket } from "../shared/secure-bucket";
import { SecureTable } from "../shared/secure-table";
import type { Store } from "../shared/store";
import { Remediation, remediationWatch } from "./config-remediation";
import { menderStatements } from "./config-remediation-access";

export interface RemediationsArgs {
  place: Place;
  environment: string;
  /** Every bucket of the program that may be put right. */
  buckets: readonly SecureBucket[];
  /** Stream of audit events. */
  auditStream: Store;
  alertsTopicArn: pulumi.Input<string>;
  key: Record<"operations" | "records", pulumi.Input<string>>;
  protect: boolean;
}

/** Three mendings a day of one resource, twenty an hour of one kind: more is no mishap, and a person has to look. */
const LIMITS: RemediationLimits = { perResourceAndDay: 3, perHour: 20 };

/**
 * What mends by itself what AWS Config finds: a function of its own rights for each kind, and the counters that keep it
 * from mending for ever. $0.10 a month for each alarm; everything else costs when it runs.
 */
export class Remediations extends pulumi.ComponentResource {
  /** Automation document of each kind. */
  readonly documents: Record<Kind, pulumi.Output<string>>;
  readonly functionNames: Record<Kind, pulumi.Output<string>>;
  /** Role of the automation: it may call the functions and nothing else. */
  readonly roleArn: pulumi.Output<string>;
  readonly ready: pulumi.Resource;
  readonly guards: SecureTable;

  constructor(name: string, args: RemediationsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:compliance:Remediations", name, {}, opts);
    const { place, environment, auditStream, alertsTopicArn, key, protect } = args;
    const child = { parent: this };
    const tags = classTags("remediations");

    const kept = { keyArn: key.records, partitionKey: "window_id", capacity: "on-demand", protect } as const;
    this.guards = new SecureTable(name, { ...kept, dataClass: "remediations" }, child);

    const buckets = args.buckets.map(({ name: bucket, customerKeyArn, accessLogs }) => ({
      name: bucket,
      keyArn: customerKeyArn,
      accessLogs,
    }));
    const settings = pulumi.output({
      environment,
      buckets,
      guardTable: this.guards.name,
      limits: LIMITS,
      auditStream: auditStream.name,
      alertsTopicArn,
    });
    const bucketArns = args.buckets.map(({ arn }) => arn);
    const keptBucketArns = args.buckets.filter(({ accessLogs }) => accessLogs).map(({ arn }) => arn);
    const mended = { place, environment, bucketArns, keptBucketArns };
    const common = [
      allow(["dynamodb:UpdateItem"], this.guards.arn),
      useKey(key.records, "read", "dynamodb", place),
      allow(["kinesis:PutRecord"], auditStream.arn),
      useKey(auditStream.keyArn, "write", "kinesis", place),
      allow(["sns:Publish"], alertsTopicArn),
      useKey(key.operations, "write", "sns", place),
    ];
    const of = (kind: Kind) =>
      new Remediation(
        `${name}-${kind}`,
        {
          kind,
          settings: kind.startsWith("bucket-")
            ? settings
            : settings.apply((all) => ({ ...all, buckets: [] })),
          statements: [...menderStatements(kind, mended), ...common],
          logKeyArn: key.operations,
        },
        child,
      );
    const made = mapKeys(KINDS, of);

    const role = new aws.iam.Role(
      `${name}-automation`,
      { assumeRolePolicy: trustPolicy("ssm.amazonaws.com", place), tags },
      child,
    );
    const functionArns = KINDS.map((kind) => made[kind].functionArn);
    const calls = [allow(["lambda:InvokeFunction"], functionArns)];
    this.ready = attachPolicy(`${name}-automation-access`, role, calls, tags, this);

    const watches = KINDS.map((kind) => remediationWatch(kind, made[kind].functionName));
    new Alarms(`${name}-alarm`, { topicArn: alertsTopicArn, watches }, child);

    this.roleArn = role.arn;
    this.documents = mapValues(made, ({ documentName }) => documentName);
    this.functionNames = mapValues(made, ({ functionName }) => functionName);
    this.registerOutputs({ roleArn: this.roleArn });
  }
}
