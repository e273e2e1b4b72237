import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../contracts/tags";
import { allow, type Place, policyDocument } from "../shared/iam";
import { viaService } from "../shared/key-use";
import { SecureBucket } from "../shared/secure-bucket";

export interface EvidenceArgs {
  place: Place;
  /** Key of the bundles at rest. */
  key: Record<"operations", pulumi.Input<string>>;
  /** Key that signs bundles. */
  signingKeyArn: pulumi.Input<string>;
  accessLogsBucket: pulumi.Input<string>;
  objectLockMode: "GOVERNANCE" | "COMPLIANCE";
  protect: boolean;
}

/**
 * Where bundles of evidence are kept, each under lock for six years (45 CFR 164.316(b)(2)(i)), and the rights of those
 * who sign and keep one with `npm run evidence`: a managed policy, attached to nobody here.
 */
export class Evidence extends pulumi.ComponentResource {
  readonly bucket: SecureBucket;
  readonly signingKeyArn: pulumi.Output<string>;
  readonly policyArn: pulumi.Output<string>;

  constructor(name: string, args: EvidenceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:compliance:Evidence", name, {}, opts);
    const { place, signingKeyArn, accessLogsBucket, objectLockMode, protect } = args;
    const keyArn = args.key.operations;
    const child = { parent: this };
    const bucketArgs = { dataClass: "evidence", keyArn, accessLogsBucket, objectLockMode, protect } as const;
    this.bucket = new SecureBucket(name, bucketArgs, child);

    const policy = new aws.iam.Policy(
      `${name}-operator-policy`,
      {
        description: "Sign bundles of evidence and keep them",
        policy: policyDocument([
          allow(["kms:GetPublicKey"], signingKeyArn),
          allow(["kms:Sign"], signingKeyArn, {
            StringEquals: { "kms:MessageType": "DIGEST", "kms:SigningAlgorithm": "ECDSA_SHA_256" },
          }),
          allow(["s3:GetObjectRetention", "s3:PutObject"], pulumi.interpolate`${this.bucket.arn}/*`),
          allow(["kms:GenerateDataKey"], keyArn, {
            StringEquals: { "kms:ViaService": viaService("s3", place) },
          }),
        ]),
        tags: classTags("evidence"),
      },
      child,
    );

    this.signingKeyArn = pulumi.output(signingKeyArn);
    this.policyArn = policy.arn;
    this.registerOutputs({ bucketName: this.bucket.name, policyArn: this.policyArn });
  }
}
