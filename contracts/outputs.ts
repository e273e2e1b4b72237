import type { PerConsumer, RecordConsumer, StoreConsumer, Topic } from "./topics";

/** What a stack exports: the contract with app teams. Shapes are stable; additions are not breaking. */
export interface StackOutputs {
  /** One stream per topic, with the managed policies to attach to producer and consumer roles. */
  streams: Record<Topic, StreamOutput>;
  /** The bus of domain events, its archive, and the rule of each consumer. */
  bus: { name: string; arn: string; archiveName: string; ruleArns: PerConsumer<string> };
  buckets: Record<BucketRole, string>;
  tables: Record<TableRole, string>;
  deliveryStreams: { interactionLogs: string; applicationLogs: string };
  logGroups: { application: string };
  /** Function names: one processor per topic, one per consumer, one transform per delivery stream, one for the lake. */
  functions: {
    processors: Record<Topic, string>;
    consumers: PerConsumer<string>;
    transforms: { interactionLogs: string; applicationLogs: string };
    lakeTransformer: string;
    /** Archives crises whose time in the table is over. */
    crisisArchiver: string;
  } & Partial<Record<StoreFunction, string>>;
  /** Queue URLs per consumer of domain events, of the lake transformer, and of what fills the document store. */
  queues: Record<RecordConsumer | "lakeTransformer", QueueOutput> &
    Partial<Record<StoreConsumer | "conversationRecorder", QueueOutput>>;
  /** Queue that receives the failure documents of stream batches that were given up. */
  streamFailuresQueueUrl: string;
  alertsTopicArn: string;
  /** State machine that proves every month that the archive gives back what it took. */
  retrievalDrillArn: string;
  /** Copies in the second region; absent where none is configured. */
  replicas?: Record<"interactionLogs" | "auditTrail" | "crisisArchive", string>;
  /** Managed policies to attach to the roles of those who operate the stack. */
  operatorPolicyArns: { quarantine: string; subjectKeys: string; retrieval: string; evidence: string };
  /** Where bundles of evidence are kept, and the key that signs them. */
  evidence: { bucket: string; signingKeyArn: string };
  /** Keys that wrap the data keys of subjects, ARN by generation; new ones are wrapped under the given generation. */
  subjectKeys: { generation: number; wrappingKeyArns: Record<string, string> };
  /** The private network; absent where no store needs one. */
  network?: { vpcId: string; publicSubnetIds: string[]; privateSubnetIds: string[]; dataSubnetIds: string[] };
  /** HTTP APIs, each behind IAM authorisation. */
  apis: { findSimilar?: string };
  /** The stores of the network that are switched on. */
  stores: StoreOutputs;
}

export interface StreamOutput {
  name: string;
  arn: string;
  producerPolicyArn: string;
  consumerPolicyArn: string;
}

export interface QueueOutput {
  url: string;
  deadLetterUrl: string;
}

/** Functions of a store beside its consumer. */
export type StoreFunction =
  | "migrator"
  | "documentsSetup"
  | "rowPurger"
  | "findSimilar"
  | "searchKeeper"
  | "conversationRecorder"
  | "conversationRoller";

/** Where each store answers. All speak TLS only; names and ARNs, no passwords. */
export interface StoreOutputs {
  cache?: Endpoint & { readerAddress: string; userId: string };
  /** `address` is the proxy's; `readerAddress` that of a replica. `resourceId` is what IAM database users are named by. */
  relational?: Endpoint & {
    readerAddress: string;
    readerPort: number;
    databases: string[];
    resourceId: string;
  };
  search?: Endpoint & { domainArn: string };
  /** Name and password of the application's user stand in the secret. */
  documents?: Endpoint & { readerAddress: string; database: string; secretArn: string };
}

export interface Endpoint {
  /** Host name. */
  address: string;
  port: number;
  /** A consumer outside this program asks for its own ingress rule on this group. */
  securityGroupId: string;
}

/** Whoever takes messages off a queue. */
export type QueueRole = keyof StackOutputs["queues"];

export type BucketRole =
  | "interactionLogs"
  | "applicationLogs"
  | "eventLake"
  | "claimChecks"
  | "auditTrail"
  | "crisisArchive"
  | "quarantine"
  | "accessLogs";

export type TableRole =
  | "crisisEvents"
  | "notificationLogs"
  | "auditTrail"
  | "quarantineIndex"
  | "eventClaims"
  | "subjectKeys";
