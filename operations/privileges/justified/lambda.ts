import type { Justification } from "./justification";

/** Roles of functions; those of services that call them have other names. */
const FUNCTIONS =
  /^(processor-[a-z-]+|recorder-[a-z-]+|feeds-[a-z-]+|remediations-[a-z-]+|[a-z]+-delivery-transform|config-judge|conversations-setup|lake|relational-purger|relational-schema-migrator|retrieval-drill|search-keeper)-role$/;
const IN_NETWORK =
  /^(feeds-(context|conversations|rollups|search-indexer|search-similar|session)|conversations-setup|relational-(purger|schema-migrator)|search-keeper)-role$/;
const WITH_QUEUE =
  /^(feeds-(context|conversations|search-indexer|session)|lake|recorder-(audit|crisis|notification))-role$/;

/** What Lambda does in the name of a function's role, and the local stack in its own. */
export const BY_LAMBDA: readonly Justification[] = [
  {
    holder: FUNCTIONS,
    actions: /^logs:(CreateLogStream|PutLogEvents)$/,
    resource: /:log-group:[a-z-]+-logs$/,
    reason: "Lambda writes what a function says in the name of its role.",
  },
  {
    holder: FUNCTIONS,
    actions: /^xray:PutT(raceSegments|elemetryRecords)$/,
    resource: /^\*$/,
    reason: "Lambda sends traces in the name of the role.",
  },
  {
    holder: IN_NETWORK,
    actions:
      /^ec2:(AssignPrivateIpAddresses|UnassignPrivateIpAddresses|(Create|Delete)NetworkInterface|Describe(NetworkInterfaces|SecurityGroups|Subnets|Vpcs))$/,
    resource: /^\*$/,
    reason: "Lambda gives functions in the network their interfaces in the name of the role.",
  },
  {
    holder: WITH_QUEUE,
    actions: /^sqs:(DeleteMessage|GetQueueAttributes|ReceiveMessage)$/,
    resource: /:[a-z-]+-queue$/,
    reason: "Lambda takes messages off a function's queue in the name of the role.",
  },
  {
    holder: /^recorder-crisis-archiver-role$/,
    actions: /^dynamodb:ListStreams$/,
    resource: /:table\/records-crisis-events-table\/stream\/\*$/,
    reason: "Lambda asks for it where it reads the stream of a table.",
  },
  {
    holder: /^feeds-rollups-role$/,
    actions: /^rds:DescribeDB(ClusterParameters|SubnetGroups)$/,
    resource: /:conversations-db-(parameters|subnets)$/,
    reason: "Lambda asks for it where it follows the changes of a cluster of documents.",
  },
];
