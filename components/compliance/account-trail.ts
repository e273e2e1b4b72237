import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../contracts/tags";
import { allow, allowService, type Place, type Statement, trustPolicy } from "../shared/iam";
import { attachPolicy } from "../shared/managed-policy";
import { SecureBucket } from "../shared/secure-bucket";
import { secureLogGroup } from "../shared/secure-log-group";

export interface AccountTrailArgs {
  place: Place;
  /** Key of the trail's objects and log lines. */
  keyArn: pulumi.Input<string>;
  accessLogsBucket: pulumi.Input<string>;
  objectLockMode: "GOVERNANCE" | "COMPLIANCE";
  /** Buckets whose every object read or written is told. */
  buckets: readonly SecureBucket[];
  protect: boolean;
}

const CLOUDTRAIL = "cloudtrail.amazonaws.com";

/**
 * Every call of AWS in the account, of all regions: as objects nobody can change before their lock ends, with digests
 * that prove it, and for a year as log lines to search.
 *
 * Costs a month (list prices of us-east-1): the calls themselves nothing, as the account's first trail; readings and
 * writings of objects $0.10 per 100,000; log lines $0.50 a GB, about 1 KB a call.
 */
export class AccountTrail extends pulumi.ComponentResource {
  readonly bucket: SecureBucket;

  constructor(name: string, args: AccountTrailArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:compliance:AccountTrail", name, {}, opts);
    const { place, keyArn, accessLogsBucket, objectLockMode, protect } = args;
    const { accountId, region } = place;
    const child = { parent: this };
    const tags = classTags("account-trail");
    // Known beforehand, so that the bucket lets in this trail and no other.
    const trailName = `${pulumi.getProject()}-${pulumi.getStack()}-${name}`;
    const trailArn = `arn:aws:cloudtrail:${region}:${accountId}:trail/${trailName}`;

    this.bucket = new SecureBucket(
      name,
      {
        dataClass: "account-trail",
        keyArn,
        accessLogsBucket,
        objectLockMode,
        protect,
        statements: (bucketArn) => deliveryStatements(bucketArn, place, trailArn),
      },
      child,
    );

    const group = secureLogGroup(`${name}-logs`, "account-trail", keyArn, child);
    const writer = new aws.iam.Role(
      `${name}-writer`,
      { assumeRolePolicy: trustPolicy(CLOUDTRAIL, place), tags },
      child,
    );
    const stream = `${accountId}_CloudTrail_${region}*`;
    const streams = pulumi.interpolate`${group.arn}:log-stream:${stream}`;
    const mayWrite = attachPolicy(
      `${name}-writer-access`,
      writer,
      [allow(["logs:CreateLogStream", "logs:PutLogEvents"], streams)],
      tags,
      this,
    );

    new aws.cloudtrail.Trail(
      `${name}-trail`,
      {
        name: trailName,
        s3BucketName: this.bucket.name,
        kmsKeyId: keyArn,
        isMultiRegionTrail: true,
        includeGlobalServiceEvents: true,
        enableLogging: true,
        enableLogFileValidation: true,
        cloudWatchLogsGroupArn: pulumi.interpolate`${group.arn}:*`,
        cloudWatchLogsRoleArn: writer.arn,
        eventSelectors: [
          {
            includeManagementEvents: true,
            readWriteType: "All",
            dataResources: [
              {
                type: "AWS::S3::Object",
                values: args.buckets.map(({ arn }) => pulumi.interpolate`${arn}/`),
              },
            ],
          },
        ],
        tags,
      },
      // CloudTrail tries both when the trail is made.
      { ...child, dependsOn: [this.bucket, mayWrite] },
    );

    this.registerOutputs({});
  }
}

/** What CloudTrail needs of its bucket: to see that it is the account's own, and to write below its own prefix. */
function deliveryStatements(bucketArn: pulumi.Output<string>, place: Place, arn: string): Statement[] {
  const logs = pulumi.interpolate`${bucketArn}/AWSLogs/${place.accountId}/*`;
  return [
    allowService(CLOUDTRAIL, ["s3:GetBucketAcl"], bucketArn, { place, arn }),
    allowService(CLOUDTRAIL, ["s3:PutObject"], logs, { place, arn }),
  ];
}
