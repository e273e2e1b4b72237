import * as aws from "@pulumi/aws";

const security = new aws.glue.SecurityConfiguration("jobs", {
  encryptionConfiguration: {
    cloudwatchEncryption: { cloudwatchEncryptionMode: "DISABLED" },
    jobBookmarksEncryption: { jobBookmarksEncryptionMode: "DISABLED" },
    s3Encryption: { s3EncryptionMode: "SSE-S3" },
  },
});
const role = "arn:aws:iam::123456789012:role/jobs";
new aws.glue.Job("encrypting", {
  roleArn: role,
  command: { scriptLocation: "s3://school-site-jobs/marks.py" },
  securityConfiguration: security.name,
});
new aws.glue.Job("marks", { roleArn: role, command: { scriptLocation: "s3://school-site-jobs/marks.py" } });
const database = new aws.glue.CatalogDatabase("marks", { name: "marks" });
new aws.glue.Crawler("marks", {
  databaseName: database.name,
  role,
  s3Targets: [{ path: "s3://school-site-jobs/marks" }],
  securityConfiguration: "of-another-stack",
});
new aws.glue.Connection("marks", {
  connectionProperties: {
    JDBC_CONNECTION_URL: "jdbc:postgresql://marks.school.example/marks",
    USERNAME: "marks",
    PASSWORD: "correct-horse-battery",
  },
});
new aws.athena.Workgroup("reports", {
  configuration: {
    enforceWorkgroupConfiguration: false,
    publishCloudwatchMetricsEnabled: false,
    resultConfiguration: { encryptionConfiguration: { encryptionOption: "SSE_S3" } },
  },
});
new aws.mwaa.Environment("jobs", {
  dagS3Path: "dags/",
  sourceBucketArn: "arn:aws:s3:::school-site-jobs",
  executionRoleArn: role,
  webserverAccessMode: "PUBLIC_ONLY",
  networkConfiguration: {
    subnetIds: ["subnet-0a1b2c3d4e5f60718"],
    securityGroupIds: ["sg-0a1b2c3d4e5f60718"],
  },
  loggingConfiguration: { taskLogs: { enabled: true, logLevel: "INFO" } },
});
new aws.transfer.Server("exchange", {
  protocols: ["SFTP", "FTP"],
  securityPolicyName: "TransferSecurityPolicy-2018-11",
});
