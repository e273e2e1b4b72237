import type { Resource } from "../stack/stack";
import {
  BUCKET,
  BUCKET_POLICY,
  EVENT_BUS_POLICY,
  KEY,
  KEY_POLICY,
  QUEUE,
  QUEUE_POLICY,
  ROLE,
  SECRET,
  SECRET_POLICY,
  TOPIC,
  TOPIC_POLICY,
} from "../types/types";
import { type Statement, statementsOf } from "./documents";

/** Types that carry a policy saying who may reach them. */
export const GUARDED = [
  ...BUCKET,
  ...BUCKET_POLICY,
  ...QUEUE,
  ...QUEUE_POLICY,
  ...TOPIC,
  ...TOPIC_POLICY,
  ...SECRET,
  ...SECRET_POLICY,
  ...KEY,
  ...KEY_POLICY,
  ...EVENT_BUS_POLICY,
  ...ROLE,
  "aws:kinesis/resourcePolicy:ResourcePolicy",
  "aws:dynamodb/resourcePolicy:ResourcePolicy",
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
  "aws:s3/accessPoint:AccessPoint",
  "aws:ecr/repositoryPolicy:RepositoryPolicy",
  "aws:efs/fileSystemPolicy:FileSystemPolicy",
  "aws:backup/vaultPolicy:VaultPolicy",
  "aws:opensearch/domainPolicy:DomainPolicy",
] as const;

const DOCUMENTS = [
  "policy",
  "assumeRolePolicy",
  "policyDocument",
  "resourcePolicy",
  "accessPolicies",
] as const;

/** Statements of the resource policies that stand in a resource; a role's trust policy is one. */
export function resourceStatements({ props }: Resource): Statement[] {
  return DOCUMENTS.map((key) => props[key])
    .filter((document) => document !== undefined && document !== "")
    .flatMap(statementsOf);
}
