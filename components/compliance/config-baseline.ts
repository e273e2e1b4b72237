import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../shared/iam";
import type { SecureBucket } from "../shared/secure-bucket";
import type { Store } from "../shared/store";
import { ConfigAlerts } from "./config-alerts";
import { ConfigJudge } from "./config-judge";
import { MendedRules } from "./config-mended-rules";
import { packTemplate } from "./config-pack";
import { Remediations } from "./config-remediations";

export interface ConfigBaselineArgs {
  place: Place;
  environment: string;
  key: Record<"operations" | "records", pulumi.Input<string>>;
  alertsTopicArn: pulumi.Input<string>;
  /** The recorder, which rules and packs need. */
  recorder: pulumi.Resource;
  /** Every bucket of the program that is to be mended. */
  buckets: readonly SecureBucket[];
  /** Stream of audit events: remediations leave entries. */
  auditStream: Store;
  /** Key that wraps new keys of subjects. */
  wrappingKeyArn: pulumi.Input<string>;
  protect: boolean;
}

/**
 * Continuous compliance: of what AWS Config records, the rules of groups A to C of the HIPAA pack and our own judge
 * it, findings are told, and eight kinds are mended by themselves. $0.001 an evaluation and $0.003 a recorded change:
 * some $20 to $60 a month for an account with this program in it.
 */
export class ConfigBaseline extends pulumi.ComponentResource {
  readonly remediations: Remediations;

  constructor(name: string, args: ConfigBaselineArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:compliance:ConfigBaseline", name, {}, opts);
    const { place, environment, key, recorder, buckets, alertsTopicArn, auditStream, protect } = args;
    const child = { parent: this };

    new aws.cfg.ConformancePack(
      `${name}-pack`,
      { templateBody: packTemplate() },
      { ...child, dependsOn: [recorder] },
    );

    const mended = { place, environment, buckets, auditStream, alertsTopicArn, key, protect };
    this.remediations = new Remediations("remediations", mended, child);

    const judged = { place, environment, buckets, recorder, alertsTopicArn, logKeyArn: key.operations };
    const judge = new ConfigJudge("config-judge", { ...judged, wrappingKeyArn: args.wrappingKeyArn }, child);

    const { remediations } = this;
    const logGroupRetention = judge.rules["log-group-retention"];
    new MendedRules("mended", { remediations, recorder, logGroupRetention }, child);

    new ConfigAlerts("config-alerts", { place, alertsTopicArn, keyArn: key.operations }, child);

    this.registerOutputs({});
  }
}
