import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BucketRole, StackOutputs } from "../../contracts/outputs";
import { openVault } from "../sealed";
import type { Baseline } from "./baseline";
import type { Clients } from "./clients";
import { readLake } from "./lake";
import { logGroupNames, messagesOf } from "./logs";
import { type NetworkRecords, type NetworkStoreName, readNetwork } from "./network";
import { bucketNames, contentsOf } from "./objects";
import { readOriginals } from "./originals";
import { type QuarantineCopy, readQuarantine } from "./quarantine";
import { type Message, peek, queueName, queueUrls } from "./queues";
import type { EventRecord } from "./records";
import {
  placeOf,
  readDelivered,
  readLogGroup,
  readObjects,
  readTable,
  type Undelivered,
  type Witness,
} from "./stores";
import { itemsOf, tableNames } from "./tables";

export { type Baseline, NOTHING, readBaseline } from "./baseline";
export { type Access, type Clients, createClients } from "./clients";
export type { QuarantineCopy } from "./quarantine";
export { depthOf, type Message, peek, queueName, queueUrls, release } from "./queues";
export type { EventRecord } from "./records";
export type { Undelivered } from "./stores";

/** The stores an event of one kind or another belongs in, besides the quarantine. */
export type StoreName =
  | "interaction"
  | "application"
  | "lake"
  | "logGroup"
  | "crisisTable"
  | "notificationTable"
  | "auditTable"
  | "auditBucket"
  | NetworkStoreName;

/** Everything the stack holds after a run. */
export interface Collected {
  /** Stores of the private network that are switched on. */
  on: NetworkRecords["on"];
  records: Record<StoreName, EventRecord[]>;
  /** Chat events that their context need not hold. */
  beyondContext: ReadonlySet<string>;
  quarantine: QuarantineCopy[];
  /** Quarantine objects without a row in the index. */
  orphans: string[];
  /** Messages left in any queue, by queue name. */
  messages: Map<string, Message[]>;
  undelivered: Undelivered[];
  /** Places of records in a delivered file that are no events. */
  strays: string[];
}

/**
 * Reads every store of the account, not only those the outputs name: a leak does not keep to the contract.
 *
 * @param witness sees everything that is readable without a key
 */
export async function collect(
  clients: Clients,
  outputs: StackOutputs,
  options: { baseline: Baseline; logFolder?: string; witness: Witness },
): Promise<Collected> {
  const { witness } = options;
  const { interactionLogs, applicationLogs, claimChecks } = outputs.buckets;
  const vault = openVault(clients, outputs);
  const interaction = await readOriginals(clients, interactionLogs, vault, witness);
  const redacted = { bucket: applicationLogs, claims: claimChecks };
  const application = await readDelivered(clients, redacted, true, witness);
  const lake = await readLake(clients, outputs.buckets.eventLake, witness);
  const auditBucket = await readObjects(clients, outputs.buckets.auditTrail, witness);
  const quarantine = await readQuarantine(clients, outputs, options.baseline.quarantine, vault, witness);
  const help = { vault, claims: interaction.claimed, application: application.records };
  const network = await readNetwork(clients, outputs, help, witness);
  const records = {
    ...network.records,
    interaction: interaction.records,
    application: application.records,
    lake: lake.records,
    logGroup: await readLogGroup(clients, outputs.logGroups.application, witness),
    crisisTable: await readTable(clients, outputs, "crisisEvents", witness),
    notificationTable: await readTable(clients, outputs, "notificationLogs", witness),
    auditTable: await readTable(clients, outputs, "auditTrail", witness),
    auditBucket: auditBucket.records,
  };
  await witnessTheRest(clients, outputs, witness);
  if (options.logFolder) witnessFiles(options.logFolder, witness);
  return {
    on: network.on,
    records,
    beyondContext: network.beyond,
    quarantine: quarantine.copies,
    orphans: quarantine.orphans,
    messages: await readQueues(clients, options.baseline.messages, witness),
    undelivered: [...interaction.undelivered, ...application.undelivered],
    strays: [...interaction.strays, ...application.strays, ...lake.strays, ...auditBucket.strays],
  };
}

async function witnessTheRest(clients: Clients, outputs: StackOutputs, witness: Witness): Promise<void> {
  const roles: BucketRole[] = ["interactionLogs", "quarantine", "applicationLogs", "eventLake", "auditTrail"];
  const doneBuckets = new Set(roles.map((role) => outputs.buckets[role]));
  for (const bucket of await bucketNames(clients.s3)) {
    if (doneBuckets.has(bucket)) continue;
    for await (const { object, content } of contentsOf(clients.s3, bucket)) witness(placeOf(object), content);
  }
  const { crisisEvents, notificationLogs, auditTrail, quarantineIndex } = outputs.tables;
  const doneTables = [crisisEvents, notificationLogs, auditTrail, quarantineIndex];
  for (const table of await tableNames(clients.dynamodb)) {
    if (doneTables.includes(table)) continue;
    for await (const item of itemsOf(clients.dynamodb, table)) {
      witness(`dynamodb table ${table}`, Buffer.from(JSON.stringify(item)));
    }
  }
  for (const group of await logGroupNames(clients.logs)) {
    if (group === outputs.logGroups.application) continue;
    for await (const message of messagesOf(clients.logs, group))
      witness(`log group ${group}`, Buffer.from(message));
  }
}

/** Messages of this run; those of earlier ones are searched for leaks all the same. */
async function readQueues(
  clients: Clients,
  earlier: Baseline["messages"],
  witness: Witness,
): Promise<Map<string, Message[]>> {
  const all = new Map<string, Message[]>();
  for (const url of await queueUrls(clients.sqs)) {
    const messages = await peek(clients.sqs, url);
    for (const { text } of messages) witness(`queue ${queueName(url)}`, Buffer.from(text));
    const own = messages.filter(({ id }) => !earlier.has(id));
    if (own.length > 0) all.set(queueName(url), own);
  }
  return all;
}

/** What the processes of the local stack wrote about their work. */
function witnessFiles(folder: string, witness: Witness): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    witness(`local log ${entry.name}`, readFileSync(path));
  }
}
