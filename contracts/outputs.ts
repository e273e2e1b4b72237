import type { Consumer, Topic } from "./topics";

/** What a stack exports: the contract with app teams. Shapes are stable; additions are not breaking. */
export interface StackOutputs {
  /** One stream per topic, with the managed policies to attach to producer and consumer roles. */
  streams: Record<Topic, StreamOutput>;
  bus: { name: string; arn: string; archiveName: string };
  buckets: Record<BucketRole, string>;
  tables: Record<TableRole, string>;
  deliveryStreams: { interactionLogs: string; applicationLogs: string };
  logGroups: { application: string };
  /** Function names: one processor per topic, one per consumer, one transform per delivery stream. */
  functions: {
    processors: Record<Topic, string>;
    consumers: Record<Consumer, string>;
    transforms: { interactionLogs: string; applicationLogs: string };
  };
  /** Queue URLs per consumer. */
  queues: Record<Consumer, { url: string; deadLetterUrl: string }>;
  /** Queue that receives the failure documents of stream batches that were given up. */
  streamFailuresQueueUrl: string;
  alertsTopicArn: string;
}

export interface StreamOutput {
  name: string;
  arn: string;
  producerPolicyArn: string;
  consumerPolicyArn: string;
}

export type BucketRole =
  | "interactionLogs"
  | "applicationLogs"
  | "claimChecks"
  | "auditTrail"
  | "quarantine"
  | "accessLogs";

export type TableRole =
  | "crisisEvents"
  | "notificationLogs"
  | "auditTrail"
  | "quarantineIndex"
  | "eventClaims";
