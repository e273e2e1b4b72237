import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { RETENTION } from "../../contracts/retention";
import { classTags } from "../../contracts/tags";
import { allowService, type Place, type Statement } from "../shared/iam";
import { SecureBucket } from "../shared/secure-bucket";

export interface ConfigRecorderArgs {
  place: Place;
  /** Key of the bucket. */
  keyArn: pulumi.Input<string>;
  accessLogsBucket: pulumi.Input<string>;
  protect: boolean;
}

/** Where AWS Config writes within the bucket. */
const PREFIX = "config";

/**
 * Records how every resource of the account is configured and what was changed, global types such as IAM's included, and
 * keeps it in a bucket from which nothing is deleted before its time: by its policy, since AWS Config does not deliver
 * into a bucket with Object Lock (AWS::Config::DeliveryChannel). An aggregator shows all regions of the account together.
 *
 * An account has one recorder a region. $0.003 for every change that is recorded, some $5 to $30 a month; the bucket cents.
 */
export class ConfigRecorder extends pulumi.ComponentResource {
  readonly bucket: SecureBucket;
  /** Rules and packs wait for it: without a recorder that runs AWS takes none. */
  readonly running: aws.cfg.RecorderStatus;

  constructor(name: string, args: ConfigRecorderArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:compliance:ConfigRecorder", name, {}, opts);
    const { place, keyArn, accessLogsBucket, protect } = args;
    const { accountId } = place;
    const child = { parent: this };

    this.bucket = new SecureBucket(
      name,
      {
        dataClass: "resource-history",
        keyArn,
        accessLogsBucket,
        protect,
        statements: (bucketArn) => deliveryStatements(bucketArn, place),
      },
      child,
    );

    // AWS keeps what its own role may do in step with the types it records (Security Hub Config.1 asks for this role).
    const role = new aws.iam.ServiceLinkedRole(
      `${name}-role`,
      { awsServiceName: "config.amazonaws.com", tags: classTags("resource-history") },
      child,
    );

    const recorder = new aws.cfg.Recorder(
      `${name}-recorder`,
      {
        roleArn: role.arn,
        recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
        recordingMode: { recordingFrequency: "CONTINUOUS" },
      },
      child,
    );

    const channel = new aws.cfg.DeliveryChannel(
      `${name}-channel`,
      {
        s3BucketName: this.bucket.name,
        s3KeyPrefix: PREFIX,
        s3KmsKeyArn: keyArn,
        snapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
      },
      { ...child, dependsOn: [recorder, this.bucket] },
    );

    this.running = new aws.cfg.RecorderStatus(
      `${name}-running`,
      { name: recorder.name, isEnabled: true },
      { ...child, dependsOn: [channel] },
    );

    new aws.cfg.RetentionConfiguration(
      `${name}-retention`,
      { retentionPeriodInDays: RETENTION["resource-history"].object.expire },
      { ...child, dependsOn: [recorder] },
    );

    new aws.cfg.ConfigurationAggregator(
      `${name}-aggregator`,
      {
        accountAggregationSource: { accountIds: [accountId], allRegions: true },
        tags: classTags("resource-history"),
      },
      child,
    );

    this.registerOutputs({ bucketName: this.bucket.name });
  }
}

/** What AWS Config asks of its bucket (developer guide, "Permissions for the Amazon S3 bucket"), and that nothing is deleted. */
function deliveryStatements(bucketArn: pulumi.Output<string>, place: Place): Statement[] {
  const source = { place, arn: `arn:aws:config:${place.region}:${place.accountId}:*`, like: true };
  const objects = pulumi.interpolate`${bucketArn}/${PREFIX}/AWSLogs/${place.accountId}/Config/*`;
  const config = "config.amazonaws.com";
  return [
    allowService(config, ["s3:GetBucketAcl", "s3:ListBucket"], bucketArn, source),
    allowService(config, ["s3:PutObject"], objects, source),
    {
      Sid: "DenyDeletion",
      Effect: "Deny",
      Principal: "*",
      Action: ["s3:DeleteObject", "s3:DeleteObjectVersion"],
      Resource: pulumi.interpolate`${bucketArn}/*`,
    },
  ];
}
