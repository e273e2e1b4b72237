import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { EC2Client } from "@aws-sdk/client-ec2";
import { KMSClient } from "@aws-sdk/client-kms";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { RDSClient } from "@aws-sdk/client-rds";
import { S3Client } from "@aws-sdk/client-s3";
import { SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { type RunningStack, startStack } from "../../../local/stack";
import { JUDGED_RULES, type JudgedRule } from "../../../runtime/config-judge/handler";
import type { Kind, RemediationAnswer } from "../../../runtime/remediator/core";
import { temporary } from "../../local/temporary";
import { functionCaller } from "../../support/functions";

/** A deployed stack with what mends by itself, and the account's owner beside it. */
export interface Account {
  stack: RunningStack;
  clients: Clients;
  /** Calls the deployed function of a kind, as the automation does. */
  mend(kind: Kind, resourceId: string): Promise<RemediationAnswer>;
  /** Calls the deployed judge for each of its rules; how many resources of each it finds wrong. */
  judge(): Promise<Record<JudgedRule, number>>;
  /** What the audit trail says of a resource, oldest first. */
  entries(kind: Kind, resourceId: string): Promise<string[]>;
  /** Outcomes that the alerts topic was told since the last call. */
  told(): Promise<string[]>;
  stop(): Promise<void>;
}

type Clients = ReturnType<typeof clientsOf>;

function clientsOf({ endpoint, region, credentials }: RunningStack) {
  const settings = { endpoint, region, credentials };
  return {
    dynamodb: new DynamoDBClient(settings),
    ec2: new EC2Client(settings),
    kms: new KMSClient(settings),
    lambda: new LambdaClient(settings),
    logs: new CloudWatchLogsClient(settings),
    rds: new RDSClient(settings),
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    sns: new SNSClient(settings),
    sqs: new SQSClient(settings),
  };
}

export async function startAccount(): Promise<Account> {
  const folder = temporary();
  const stack = await startStack({ dir: folder.path, stores: [], compliance: true });
  const clients = clientsOf(stack);
  const queueUrl = await listen(clients, stack.outputs.alertsTopicArn);

  const call = functionCaller(clients.lambda);

  return {
    stack,
    clients,
    mend: async (kind, resourceId) =>
      (await call(`remediations-${kind}-fn`, { resourceId })) as RemediationAnswer,
    async judge() {
      const wrong = JUDGED_RULES.map(async (rule) => {
        const invokingEvent = JSON.stringify({ notificationCreationTime: new Date().toISOString() });
        const ruleParameters = JSON.stringify({ judge: rule });
        const answer = await call("config-judge-fn", {
          invokingEvent,
          ruleParameters,
          resultToken: "token",
        });
        return [rule, (answer as { wrong: number }).wrong];
      });
      return Object.fromEntries(await Promise.all(wrong));
    },
    async entries(kind, resourceId) {
      const found = await clients.dynamodb.send(
        new QueryCommand({
          TableName: stack.outputs.tables.auditTrail,
          KeyConditionExpression: "entity_id = :entity",
          ExpressionAttributeValues: { ":entity": { S: `resource/${kind}/${resourceId}` } },
        }),
      );
      return (found.Items ?? []).map(({ action, outcome }) => `${action?.S} ${outcome?.S}`);
    },
    async told() {
      const outcomes: string[] = [];
      for (;;) {
        const asked = { QueueUrl: queueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 600 };
        const { Messages = [] } = await clients.sqs.send(new ReceiveMessageCommand(asked));
        if (Messages.length === 0) return outcomes;
        for (const { Body = "{}" } of Messages) {
          const { Message } = JSON.parse(Body) as { Message: string };
          outcomes.push((JSON.parse(Message) as { outcome: string }).outcome);
        }
      }
    },
    async stop() {
      await stack.stop();
      folder.remove();
    },
  };
}

/** A queue of the test's own on the topic. */
async function listen({ sqs, sns }: Clients, TopicArn: string): Promise<string> {
  const Endpoint = TopicArn.replace(":sns:", ":sqs:").replace(/[^:]+$/, "told");
  const Statement = {
    Effect: "Allow",
    Principal: { Service: "sns.amazonaws.com" },
    Action: "sqs:SendMessage",
    Resource: Endpoint,
  };
  const Policy = JSON.stringify({ Version: "2012-10-17", Statement });
  const { QueueUrl = "" } = await sqs.send(
    new CreateQueueCommand({ QueueName: "told", Attributes: { Policy } }),
  );
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint }));
  return QueueUrl;
}
