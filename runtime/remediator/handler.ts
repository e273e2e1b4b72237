import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KinesisClient } from "@aws-sdk/client-kinesis";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { auditWriter } from "../shared/audit-stream";
import { clientSettings } from "../shared/client";
import { createLog } from "../shared/log";
import type { Kind } from "./core";
import { countingGuard, type RemediationLimits } from "./guards";
import { type MenderSettings, menderOf } from "./menders";
import { createRemediatorHandler } from "./remediate";

export { KINDS, type Kind } from "./core";
export type { RemediationLimits } from "./guards";
export type { BucketStatement } from "./menders/buckets";

/** What a remediator is told at deployment. */
export interface RemediatorSettings extends MenderSettings {
  kind: Kind;
  /** Table of the counters behind the guards. */
  guardTable: string;
  limits: RemediationLimits;
  /** Stream of audit events. */
  auditStream: string;
  /** Topic that is told of everything that was mended or left to a person. */
  alertsTopicArn: string;
}

/** Longest time of one call, milliseconds: three tries of the slowest fit into the function's minute. */
const ANSWER_MS = 5_000;

/** Cold-start wiring of a remediator: the only place that builds clients. */
export function remediatorFactory(settings: RemediatorSettings) {
  const { kind, alertsTopicArn } = settings;
  const client = clientSettings(ANSWER_MS);
  const sns = new SNSClient(client);
  // HTTP/1.1: one small record gains nothing from HTTP/2.
  const kinesis = new KinesisClient({ requestHandler: new NodeHttpHandler(client.requestHandler) });
  return createRemediatorHandler(kind, {
    look: menderOf(kind, settings, client),
    guard: countingGuard(settings.guardTable, settings.limits, new DynamoDBClient(client)),
    audit: auditWriter(settings.auditStream, kinesis),
    alert: async (alert) => {
      const Subject = `Remediation ${alert.outcome}: ${kind}`;
      await sns.send(
        new PublishCommand({ TopicArn: alertsTopicArn, Subject, Message: JSON.stringify(alert) }),
      );
    },
    now: Date.now,
    log: createLog({ job: "remediator" }),
  });
}
