import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../shared/iam";
import type { SecureBucket } from "../shared/secure-bucket";
import type { Store } from "../shared/store";
import { AccountBaseline } from "./account-baseline";
import { ConfigBaseline } from "./config-baseline";
import { ConfigRecorder } from "./config-recorder";

export interface ComplianceArgs {
  place: Place;
  environment: string;
  /** Whether this stack sets up what an account has once. */
  accountBaseline: boolean;
  /** Key of function logs, alerts and lists of objects; those of the account where this stack sets it up. */
  key: Record<"operations" | "records", pulumi.Input<string>> &
    Partial<Record<"account" | "volumes", pulumi.Input<string>>>;
  accessLogsBucket: pulumi.Input<string>;
  objectLockMode: "GOVERNANCE" | "COMPLIANCE";
  alertsTopicArn: pulumi.Input<string>;
  /** All buckets of the program in its own region. */
  buckets: readonly SecureBucket[];
  /** Those in another region. */
  copies: readonly SecureBucket[];
  /** Stream of audit events: what is mended leaves entries. */
  auditStream: Store;
  /** Key that wraps new keys of subjects. */
  wrappingKeyArn: pulumi.Input<string>;
  protect: boolean;
}

/**
 * What watches over an account and its resources from outside of the way of an event. The trail tells each reading and
 * writing of an object in every bucket but its own, where each delivery would be told by the next. Every bucket is
 * mended but the copies in another region: AWS Config sees its own region only.
 */
export class Compliance extends pulumi.ComponentResource {
  constructor(name: string, args: ComplianceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:compliance:Compliance", name, {}, opts);
    const { place, accountBaseline, buckets, copies, accessLogsBucket, objectLockMode, protect } = args;
    const { account, volumes } = args.key;
    const child = { parent: this };

    if (accountBaseline && account !== undefined && volumes !== undefined) {
      const kept = { place, accessLogsBucket, protect };
      const earlier = pulumi.createUrn("config", "strata:compliance:ConfigBaseline", this.urn);
      const renamed = { ...child, aliases: [{ parent: earlier }] };
      const recorder = new ConfigRecorder("config", { ...kept, keyArn: account }, renamed);
      const own = [...buckets, recorder.bucket];

      const key = { account, volumes };
      const told = { ...kept, objectLockMode, key, buckets: [...own, ...copies] };
      const { trail } = new AccountBaseline("account", told, child);

      const mended = { ...args, recorder: recorder.running, buckets: [...own, trail.bucket] };
      new ConfigBaseline("config", mended, child);
    }

    this.registerOutputs({});
  }
}
