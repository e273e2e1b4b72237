import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../../shared/iam";
import type { SecureBucket } from "../../shared/secure-bucket";
import { Inventories } from "./inventories";
import { Replicas } from "./replicas";
import { RetrievalDrill } from "./retrieval-drill";

export interface ColdTierArgs {
  place: Place;
  /** Where copies lie, and the provider of that region. @default - no copies */
  copies: { replica: Place; provider: aws.Provider } | undefined;
  key: Record<"operations" | "messaging", pulumi.Input<string>>;
  accessLogsBucket: pulumi.Input<string>;
  objectLockMode: "GOVERNANCE" | "COMPLIANCE";
  /** The buckets that objects grow cold in. */
  buckets: Record<Replicated | "applicationLogs" | "eventLake", SecureBucket>;
  alertsTopicArn: pulumi.Input<string>;
  protect: boolean;
}

/** Buckets with copies in a second region: what the manifest says is `replica`. */
export type Replicated = "interactionLogs" | "auditTrail" | "crisisArchive";

/** What keeps the cold tier whole: copies in a second region, lists of objects, a monthly drill. */
export class ColdTier extends pulumi.ComponentResource {
  readonly replicas: Record<Replicated, SecureBucket> | undefined;
  /** All buckets in the second region: the replicas and their access logs. */
  readonly copies: readonly SecureBucket[] = [];
  /** Bucket of the lists of objects. */
  readonly inventories: SecureBucket;
  readonly drill: RetrievalDrill;
  readonly drillArn: pulumi.Output<string>;

  constructor(name: string, args: ColdTierArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:ColdTier", name, {}, opts);
    const { place, key, buckets, objectLockMode, alertsTopicArn, accessLogsBucket, protect } = args;
    const child = { parent: this };
    const kept = { accessLogsBucket, protect };

    if (args.copies) {
      const sources = {
        interactionLogs: { bucket: buckets.interactionLogs, dataClass: "interaction-logs", locked: false },
        auditTrail: { bucket: buckets.auditTrail, dataClass: "audit-trail", locked: true },
        crisisArchive: { bucket: buckets.crisisArchive, dataClass: "crisis-events", locked: true },
      } as const;
      const copied = { ...args.copies, place, sources, objectLockMode, alertsTopicArn, protect };
      const replicas = new Replicas<Replicated>("replicas", copied, child);
      this.replicas = replicas.buckets;
      this.copies = [...Object.values(replicas.buckets), replicas.accessLogs];
    }

    const listed = {
      "interaction-logs": buckets.interactionLogs,
      "application-logs": buckets.applicationLogs,
      "event-lake": buckets.eventLake,
      "audit-trail": buckets.auditTrail,
      "crisis-archive": buckets.crisisArchive,
    };
    const lists = { ...kept, place, buckets: listed, keyArn: key.operations };
    this.inventories = new Inventories("inventories", lists, child).bucket;

    const drilled = { place, archive: buckets.crisisArchive, alertsTopicArn };
    const keys = { queueKeyArn: key.messaging, logKeyArn: key.operations };
    this.drill = new RetrievalDrill("retrieval-drill", { ...drilled, ...keys }, child);
    this.drillArn = this.drill.stateMachineArn;

    this.registerOutputs({});
  }
}
