import { bucketSettings } from "../services/buckets";
import type { Props, Resource, Stack } from "../stack/stack";
import {
  BUCKET,
  BUCKET_ENCRYPTION,
  IDENTITY_POLICY,
  KEY,
  POLICY_ATTACHMENT,
  QUEUE,
  SECRET,
  STREAM,
  TABLE,
  TOPIC,
} from "../types/types";
import { identityStatements } from "./access";
import { many, type Statement } from "./documents";

/** What a service asks of a store's key in the name of whoever calls it, by the action called (AWS KMS developer guide). */
const KEY_USE: Readonly<Record<string, readonly string[]>> = {
  "dynamodb:batchgetitem": ["kms:Decrypt"],
  "dynamodb:batchwriteitem": ["kms:Decrypt"],
  "dynamodb:deleteitem": ["kms:Decrypt"],
  "dynamodb:getitem": ["kms:Decrypt"],
  "dynamodb:putitem": ["kms:Decrypt"],
  "dynamodb:query": ["kms:Decrypt"],
  "dynamodb:scan": ["kms:Decrypt"],
  "dynamodb:updateitem": ["kms:Decrypt"],
  "kinesis:getrecords": ["kms:Decrypt"],
  "kinesis:putrecord": ["kms:GenerateDataKey"],
  "kinesis:putrecords": ["kms:GenerateDataKey"],
  "s3:getobject": ["kms:Decrypt"],
  "s3:putobject": ["kms:GenerateDataKey"],
  "secretsmanager:getsecretvalue": ["kms:Decrypt"],
  "sns:publish": ["kms:GenerateDataKey", "kms:Decrypt"],
  "sqs:receivemessage": ["kms:Decrypt"],
  "sqs:sendmessage": ["kms:GenerateDataKey", "kms:Decrypt"],
};

/** A use of a key that a permission on a store brings with it. */
export interface KeyUse {
  /** The permission on the store. */
  action: string;
  store: Resource;
  key: Resource;
  /** What has to be allowed on the key as well. */
  keyActions: readonly string[];
}

/** Statements of every policy a role has: its own, and those attached to it. */
export function roleStatements(role: Resource, stack: Stack): Statement[] {
  const own = stack.attachedTo(role, "role", IDENTITY_POLICY);
  const attached = stack
    .attachedTo(role, "role", POLICY_ATTACHMENT)
    .flatMap(({ props }) => stack.find(props["policyArn"], IDENTITY_POLICY) ?? []);
  return [...inlineStatements(role), ...[...own, ...attached].flatMap(identityStatements)];
}

function inlineStatements(role: Resource): Statement[] {
  return identityStatements({ ...role, props: { inlinePolicies: role.props["inlinePolicies"] } });
}

/** Types of the stores that encrypt with a key they name. */
const STORES = [BUCKET, QUEUE, TOPIC, TABLE, STREAM, SECRET] as const;

/** The keys of this stack that a role needs for what its statements allow it to do with encrypted stores. */
export function keyUses(statements: readonly Statement[], stack: Stack): KeyUse[] {
  return statements
    .filter(({ allow }) => allow)
    .flatMap(({ actions, resources }) => {
      const used = actions.flatMap((action) => {
        const keyActions = KEY_USE[action.toLowerCase()];
        return keyActions === undefined ? [] : [{ action, keyActions }];
      });
      if (used.length === 0) return [];
      const stores = new Set(resources.flatMap((resource) => storesNamed(resource, stack)));
      return [...stores].flatMap((store) => {
        const key = stack.find(keyOf(store, stack), KEY);
        return key === undefined ? [] : used.map((use) => ({ ...use, store, key }));
      });
    });
}

/** The stores a resource pattern lies in. */
function storesNamed(resource: string, stack: Stack): Resource[] {
  return STORES.flatMap((types) => stack.find(storeOf(resource), types) ?? []);
}

/** ARN of the store a resource pattern lies in: objects lie in a bucket, indexes in a table. */
function storeOf(resource: string): string {
  if (resource.startsWith("arn:aws:s3:::")) return resource.split("/")[0] ?? "";
  return resource.replace(/(:table\/[^/]+)\/.*$/, "$1");
}

/** The key a store names. */
function keyOf(store: Resource, stack: Stack): unknown {
  const { props } = store;
  if ((BUCKET as readonly string[]).includes(store.type)) {
    const rules = bucketSettings(store, stack, BUCKET_ENCRYPTION).flatMap(
      ({ rules }) => many(rules) as Props[],
    );
    return rules[0]?.["applyServerSideEncryptionByDefault"]?.kmsMasterKeyId;
  }
  return props["kmsMasterKeyId"] ?? props["kmsKeyId"] ?? props["serverSideEncryption"]?.kmsKeyArn;
}
