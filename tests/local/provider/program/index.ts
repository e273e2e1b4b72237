import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";

/** A small program that the engine runs on the local provider; its configuration changes one thing at a time. */
const config = new pulumi.Config();
const setting = (name: string, otherwise: string) => config.get(name) ?? otherwise;

const provider = new aws.Provider("aws", {
  region: "eu-west-1",
  allowedAccountIds: [setting("account", "000000000000")],
  defaultTags: { tags: { Owner: "platform" } },
});
const opts = { provider };

const key = new aws.kms.Key("key", { enableKeyRotation: true, deletionWindowInDays: 7 }, opts);
const queue = new aws.sqs.Queue(
  "jobs",
  {
    kmsMasterKeyId: key.id,
    visibilityTimeoutSeconds: Number(setting("visibility", "30")),
    fifoQueue: setting("fifo", "no") === "yes",
  },
  opts,
);
new aws.sqs.QueuePolicy(
  "jobs",
  {
    queueUrl: queue.url,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "sns.amazonaws.com" },
          Action: "sqs:SendMessage",
          Resource: queue.arn,
        },
      ],
    }),
  },
  opts,
);
const secret = new aws.secretsmanager.Secret("password", { recoveryWindowInDays: 0 }, opts);
new aws.secretsmanager.SecretVersion(
  "password",
  { secretId: secret.id, secretString: pulumi.secret("hush-hush") },
  opts,
);
const role = new aws.iam.Role(
  "greeter",
  { assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }) },
  opts,
);
const greeting = setting("greeting", "hello");
const greeter = new aws.lambda.CallbackFunction(
  "greeter",
  {
    role,
    runtime: "nodejs24.x",
    memorySize: Number(setting("memory", "256")),
    environment: { variables: { QUEUE: queue.url, PASSWORD: pulumi.secret("hush-hush") } },
    callback: async () => greeting,
    codePathOptions: { extraExcludePackages: Object.keys(require("./package.json").dependencies) },
  },
  opts,
);
const network = new awsx.ec2.Vpc(
  "network",
  { cidrBlock: "10.0.0.0/16", numberOfAvailabilityZones: 2, natGateways: { strategy: "Single" } },
  { providers: { aws: provider } },
);
const identity = aws.getCallerIdentityOutput({}, { provider });

export const functionName = greeter.name;
export const functionHash = greeter.codeSha256;
export const queueUrl = queue.url;
export const account = identity.accountId;
export const privateSubnets = pulumi.output(network.privateSubnetIds).apply((ids) => ids.length);
