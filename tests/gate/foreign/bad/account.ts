import * as aws from "@pulumi/aws";

/** What an account has once, as a console sets it up. */
new aws.cloudtrail.Trail("calls", { s3BucketName: "school-site-calls" });
new aws.guardduty.Detector("threats", { enable: false });
new aws.iam.AccountPasswordPolicy("passwords", { minimumPasswordLength: 8 });
new aws.s3.AccountPublicAccessBlock("account", { blockPublicAcls: true });
new aws.ebs.EncryptionByDefault("volumes", { enabled: false });
new aws.securityhub.Account("findings", { autoEnableControls: false });

const uploads = new aws.s3.Bucket("uploads", { forceDestroy: true });
new aws.s3.BucketPublicAccessBlock("uploads", { bucket: uploads.bucket, blockPublicAcls: false });
new aws.cloudwatch.LogGroup("site", {});
