import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../shared/iam";
import type { SecureBucket } from "../shared/secure-bucket";

export interface ComplianceArgs {
  place: Place;
  /** Whether this stack sets up what an account has once. */
  accountBaseline: boolean;
  /** Key of function logs, alerts and lists of objects. */
  key: Record<"operations", pulumi.Input<string>>;
  accessLogsBucket: pulumi.Input<string>;
  objectLockMode: "GOVERNANCE" | "COMPLIANCE";
  alertsTopicArn: pulumi.Input<string>;
  /** Buckets with data of record: each reading and writing of an object is told. */
  buckets: Record<string, SecureBucket>;
  protect: boolean;
}

/** What watches over an account and its resources from outside of the way of an event. */
export class Compliance extends pulumi.ComponentResource {
  constructor(name: string, _args: ComplianceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:compliance:Compliance", name, {}, opts);
    this.registerOutputs({});
  }
}
