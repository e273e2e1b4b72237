import type { Consumer, Topic } from "./topics";

/** What a stack exports: the contract with app teams. Shapes are stable; additions are not breaking. */
export interface StackOutputs {
  /** One stream per topic, with the managed policies to attach to producer and consumer roles. */
  streams: Record<Topic, StreamOutput>;
  /** The bus of domain events, its archive, and the rule of each consumer. */
  bus: { name: string; arn: string; archiveName: string; ruleArns: Record<Consumer, string> };
  buckets: Record<BucketRole, string>;
  tables: Record<TableRole, string>;
  deliveryStreams: { interactionLogs: string; applicationLogs: string };
  logGroups: { application: string };
  /** Function names: one processor per topic, one per consumer, one transform per delivery stream, one for the lake. */
  functions: {
    processors: Record<Topic, string>;
    consumers: Record<Consumer, string>;
    transforms: { interactionLogs: string; applicationLogs: string };
    lakeTransformer: string;
  };
  /** Queue URLs per consumer of domain events, and of the lake transformer. */
  queues: Record<QueueRole, { url: string; deadLetterUrl: string }>;
  /** Queue that receives the failure documents of stream batches that were given up. */
  streamFailuresQueueUrl: string;
  alertsTopicArn: string;
  /** Managed policies to attach to the roles of those who operate the stack. */
  operatorPolicyArns: { quarantine: string };
}

export interface StreamOutput {
  name: string;
  arn: string;
  producerPolicyArn: string;
  consumerPolicyArn: string;
}

/** Whoever takes messages off a queue. */
export type QueueRole = Consumer | "lakeTransformer";

export type BucketRole =
  | "interactionLogs"
  | "applicationLogs"
  | "eventLake"
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
