import type { StoreKind } from "../../contracts/stores";
import type { NetworkCall } from "../shared/private-network";

/** What passes one of the network's endpoints; nothing else does. */
export interface EndpointPlan {
  actions: readonly string[];
  /** Stores whose functions need it; where none of them is on there is no such endpoint. */
  stores: readonly StoreKind[];
  /** Who calls: a role of the account, or Lambda itself, which polls a document store from within the network. */
  caller: "account" | "lambda";
}

/** Reached by a route of the network, free of charge. */
export const GATEWAYS = {
  // Claim checks and landed originals are read, quarantined records written.
  // Without leave to list, S3 answers a request for a missing object as denied instead of missing.
  s3: ["s3:GetObject", "s3:ListBucket", "s3:PutObject"],
  // The quarantine's index.
  dynamodb: ["dynamodb:PutItem"],
} as const satisfies Record<string, readonly string[]>;

/** Reached by an interface in each zone, paid by the hour. */
export const INTERFACES: Record<NetworkCall, EndpointPlan> = {
  secretsmanager: {
    // The setup of the document store keeps its users' password there, and rotates it.
    actions: [
      "secretsmanager:DescribeSecret",
      "secretsmanager:GetSecretValue",
      "secretsmanager:PutSecretValue",
      "secretsmanager:UpdateSecretVersionStage",
    ],
    stores: ["documents", "relational"],
    caller: "account",
  },
  // The last two are called by the event source of the change stream (AWS Lambda developer guide, DocumentDB).
  lambda: { actions: ["lambda:InvokeFunction"], stores: ["documents"], caller: "lambda" },
  sts: { actions: ["sts:AssumeRole"], stores: ["documents"], caller: "lambda" },
  // Who searched for similar messages is written to the audit trail before there is an answer.
  "kinesis-streams": { actions: ["kinesis:PutRecord"], stores: ["search"], caller: "account" },
  // Embedders: only where one is configured.
  "bedrock-runtime": { actions: ["bedrock:InvokeModel"], stores: [], caller: "account" },
  "sagemaker.runtime": { actions: ["sagemaker:InvokeEndpoint"], stores: [], caller: "account" },
};

/** The interface endpoints of a network with these stores, and of what is called beside. */
export function interfacesOf(stores: readonly StoreKind[], beside: readonly NetworkCall[]): NetworkCall[] {
  const plans = Object.entries(INTERFACES) as [NetworkCall, EndpointPlan][];
  return plans.flatMap(([call, plan]) =>
    beside.includes(call) || plan.stores.some((store) => stores.includes(store)) ? [call] : [],
  );
}
