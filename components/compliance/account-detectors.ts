import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../contracts/tags";

export interface AccountDetectorsArgs {
  region: string;
}

/** What GuardDuty looks at beside calls of AWS, addresses and names that are looked up. */
const FEATURES = ["S3_DATA_EVENTS", "RDS_LOGIN_EVENTS", "LAMBDA_NETWORK_LOGS"] as const;

/** Standards Security Hub checks the account against; NIST SP 800-53 is the one HIPAA's controls are mapped to. */
const STANDARDS = {
  foundational: "aws-foundational-security-best-practices/v/1.0.0",
  "nist-800-53": "nist-800-53/v/5.0.0",
} as const;

/**
 * Who looks for signs of an intruder, and for what is set up badly.
 *
 * Costs a month (list prices of us-east-1): GuardDuty $4 per million calls of AWS, $0.80 per million readings and
 * writings of objects, $1 a GB of network logs, $1 for each vCPU of a database; Security Hub $0.001 a check, some $15
 * for an account with this system alone. Both are free for the first 30 days and say then what they will cost.
 */
export class AccountDetectors extends pulumi.ComponentResource {
  constructor(name: string, args: AccountDetectorsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:compliance:AccountDetectors", name, {}, opts);
    const child = { parent: this };

    const detector = new aws.guardduty.Detector(
      `${name}-threats`,
      { enable: true, findingPublishingFrequency: "FIFTEEN_MINUTES", tags: classTags("account-trail") },
      child,
    );
    for (const feature of FEATURES) {
      new aws.guardduty.DetectorFeature(
        `${name}-${feature.toLowerCase().replaceAll("_", "-")}`,
        { detectorId: detector.id, name: feature, status: "ENABLED" },
        child,
      );
    }

    const hub = new aws.securityhub.Account(
      `${name}-findings`,
      {
        autoEnableControls: true,
        controlFindingGenerator: "SECURITY_CONTROL",
        // Those below and no others.
        enableDefaultStandards: false,
      },
      child,
    );
    for (const [standard, path] of Object.entries(STANDARDS)) {
      new aws.securityhub.StandardsSubscription(
        `${name}-${standard}`,
        { standardsArn: `arn:aws:securityhub:${args.region}::standards/${path}` },
        { ...child, dependsOn: [hub] },
      );
    }

    this.registerOutputs({});
  }
}
