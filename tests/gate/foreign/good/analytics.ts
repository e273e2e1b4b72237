import * as aws from "@pulumi/aws";
import { bucketArn, group, key, logGroup, roleFor, SHARED, text } from "./foundation";

const worker = roleFor("jobs", "glue.amazonaws.com");
const security = new aws.glue.SecurityConfiguration("jobs", {
  encryptionConfiguration: {
    cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS", kmsKeyArn: key.arn },
    jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn: key.arn },
    s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: key.arn },
  },
});
new aws.glue.DataCatalogEncryptionSettings("catalogue", {
  dataCatalogEncryptionSettings: {
    connectionPasswordEncryption: { returnConnectionPasswordEncrypted: true, awsKmsKeyId: key.arn },
    encryptionAtRest: { catalogEncryptionMode: "SSE-KMS", sseAwsKmsKeyId: key.arn },
  },
});
const database = new aws.glue.CatalogDatabase("marks", { name: "marks" });
new aws.glue.Job("marks", {
  roleArn: worker.arn,
  glueVersion: "5.0",
  command: { scriptLocation: `s3://${SHARED.jobsBucket}/marks.py` },
  securityConfiguration: security.name,
});
new aws.glue.Crawler("marks", {
  databaseName: database.name,
  role: worker.arn,
  s3Targets: [{ path: `s3://${SHARED.jobsBucket}/marks` }],
  securityConfiguration: security.name,
});
new aws.glue.Connection("marks", {
  connectionType: "JDBC",
  connectionProperties: {
    JDBC_CONNECTION_URL: "jdbc:postgresql://marks.school.example/marks",
    JDBC_ENFORCE_SSL: "true",
    SECRET_ID: "marks/reader",
  },
});
new aws.athena.Workgroup("reports", {
  configuration: {
    bytesScannedCutoffPerQuery: 10_737_418_240,
    enforceWorkgroupConfiguration: true,
    publishCloudwatchMetricsEnabled: true,
    resultConfiguration: {
      outputLocation: `s3://${SHARED.jobsBucket}/results`,
      encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: key.arn },
    },
  },
});

const on = { enabled: true, logLevel: "INFO" };
new aws.mwaa.Environment("jobs", {
  dagS3Path: "dags/",
  sourceBucketArn: bucketArn(SHARED.jobsBucket),
  executionRoleArn: roleFor("airflow", "airflow-env.amazonaws.com").arn,
  kmsKey: key.arn,
  webserverAccessMode: "PRIVATE_ONLY",
  networkConfiguration: { subnetIds: SHARED.subnetIds, securityGroupIds: [group.id] },
  loggingConfiguration: {
    dagProcessingLogs: on,
    schedulerLogs: on,
    taskLogs: on,
    webserverLogs: on,
    workerLogs: on,
  },
});

new aws.transfer.Server("exchange", {
  protocols: ["SFTP"],
  endpointType: "VPC",
  endpointDetails: {
    vpcId: SHARED.vpcId,
    subnetIds: SHARED.subnetIds,
    securityGroupIds: [group.id],
  },
  securityPolicyName: "TransferSecurityPolicy-2024-01",
  structuredLogDestinations: [text`${logGroup("exchange").arn}:*`],
});
