import type { Justification } from "./justification";

const STORE_CONSUMERS =
  /^(feeds-(context|conversations|search-indexer|session)|recorder-(audit|crisis|notification))-role$/;

/** What is done where something rare goes wrong, or after a longer time than a recorded run takes. */
export const BY_FAILURES: readonly Justification[] = [
  {
    holder: STORE_CONSUMERS,
    actions: /^(s3:PutObject|dynamodb:PutItem)$/,
    resource: /(:::quarantine-bucket\/reason=[a-z_]+\/topic=\*\/[a-z-]+-\*|:table\/quarantine-index-table)$/,
    reason: "What its store can never take goes to quarantine.",
  },
  {
    holder: /^lake-role$/,
    actions: /^(s3:PutObject|dynamodb:PutItem)$/,
    resource: /(:::quarantine-bucket\/reason=\*|:table\/quarantine-index-table)$/,
    reason: "A landed line that fits no column goes to quarantine.",
  },
  {
    holder: /^processor-(audit-event-logged|observer-threshold-exceeded|safety-crisis-detected)-role$/,
    actions: /^logs:GetLogEvents$/,
    resource: /:log-group:application-logs-log-group$/,
    reason: "After an answer that was lost, a processor looks whether its lines were written.",
  },
  {
    holder: /^lake-role$/,
    actions: /^s3:AbortMultipartUpload$/,
    resource: /:::event-lake-bucket\/event_type=\*$/,
    reason: "Parts of a file that could not be written are taken back.",
  },
  {
    holder: /^(lake|feeds-conversations)-role$/,
    actions: /^s3:ListBucket$/,
    resource: /:::(application-logs|event-lake|interaction-logs)-bucket$/,
    reason: "A missing object is told from a refused one.",
  },
  {
    holder: /^processor-[a-z-]+-role$/,
    actions: /^dynamodb:UpdateItem$/,
    resource: /:table\/subject-keys-table$/,
    reason: "A key that is used again long after it was made lives longer.",
  },
  {
    holder: /^search-keeper-role$/,
    actions: /^es:ESHttpDelete$/,
    resource: /:domain\/search\/\*$/,
    reason: "Indices are deleted when their last day is over.",
  },
];
