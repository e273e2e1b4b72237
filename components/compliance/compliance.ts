import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../shared/iam";
import type { SecureBucket } from "../shared/secure-bucket";
import type { Store } from "../shared/store";
import { AccountBaseline } from "./account-baseline";
import { ConfigBaseline } from "./config-baseline";

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
  /** Buckets with personal or pseudonymous data, copies included: each reading and writing of an object is told. */
  buckets: readonly SecureBucket[];
  /** All buckets of the program in its own region: what they should be like is known, so they are mended. */
  mendedBuckets: readonly SecureBucket[];
  /** Stream of audit events: what is mended leaves entries. */
  auditStream: Store;
  /** Key that wraps new keys of subjects. */
  wrappingKeyArn: pulumi.Input<string>;
  protect: boolean;
}

/** What watches over an account and its resources from outside of the way of an event. */
export class Compliance extends pulumi.ComponentResource {
  constructor(name: string, args: ComplianceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:compliance:Compliance", name, {}, opts);
    const { place, accountBaseline, buckets, accessLogsBucket, objectLockMode, protect } = args;
    const { account, volumes } = args.key;
    const child = { parent: this };

    if (accountBaseline && account !== undefined && volumes !== undefined) {
      const kept = { accessLogsBucket, objectLockMode, protect };
      new AccountBaseline("account", { ...kept, place, buckets, key: { account, volumes } }, child);
      new ConfigBaseline(
        "config",
        { ...args, key: { ...args.key, account }, buckets: args.mendedBuckets },
        child,
      );
    }

    this.registerOutputs({});
  }
}
