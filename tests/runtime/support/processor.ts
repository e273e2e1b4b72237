import { logWriter } from "../../../runtime/event-processor/application-log";
import { busWriter } from "../../../runtime/event-processor/bus";
import { lineWriter } from "../../../runtime/event-processor/delivery";
import type { EventProcessorDeps } from "../../../runtime/event-processor/deps";
import { createEventProcessorHandler } from "../../../runtime/event-processor/handler";
import { pseudonymizer } from "../../../runtime/event-processor/pseudonym";
import { createRedactor } from "../../../runtime/redaction";
import { claimAll } from "../../../runtime/shared/claims";
import { claimWriter } from "../../../runtime/shared/claims-table";
import { createLog } from "../../../runtime/shared/log";
import { objectWriter } from "../../../runtime/shared/objects";
import { quarantineWriter } from "../../../runtime/shared/quarantine";
import { subjectKeys } from "../../../runtime/subject-keys/keys";
import { keyTable } from "../../../runtime/subject-keys/table";
import { wrapping } from "../../../runtime/subject-keys/wrapping";
import { NOW } from "./events";
import { BUCKETS, BUS, DELIVERY, LOG_GROUP, TABLES, type World } from "./world";

/** An event processor over the emulator's stores, its log lines, and its verbs to break one of. */
export function processorIn(
  world: World,
  broken: (verbs: EventProcessorDeps) => Partial<EventProcessorDeps> = () => ({}),
) {
  const { clients } = world;
  const lines: Record<string, unknown>[] = [];
  const pseudonym = pseudonymizer(world.pseudonymKeyId, clients.kms);
  const putObject = objectWriter(clients.s3);
  const claims = claimWriter(TABLES.claims, clients.dynamo);
  const verbs: EventProcessorDeps = {
    claim: (wanted) => claimAll(wanted, claims),
    quarantine: quarantineWriter(TABLES.quarantine, clients.dynamo, putObject),
    putObject,
    redaction: async () => {
      const pseudonymize = await pseudonym();
      const redactor = createRedactor({ pseudonymize });
      return { pseudonymize, redact: (event) => redactor.redactEvent(event).event };
    },
    subjectKeys: subjectKeys({
      table: keyTable(TABLES.subjectKeys, clients.dynamo),
      wrapping: wrapping(world.wrappingKeyArn, clients.kms),
      generation: 1,
      now: () => NOW,
    }),
    writeInteractions: lineWriter(DELIVERY.interaction, clients.firehose),
    writeApplications: lineWriter(DELIVERY.application, clients.firehose),
    writeLogs: logWriter(LOG_GROUP, { client: clients.logs, once: clients.logs }),
    publish: busWriter(BUS, clients.bus),
    now: () => NOW,
    log: createLog({ job: "event-processor" }, (line) => lines.push(JSON.parse(line))),
  };
  const handler = createEventProcessorHandler(
    { ...verbs, ...broken(verbs) },
    {
      topic: "chat.message.sent",
      quarantineBucket: BUCKETS.quarantine,
      interactionBucket: BUCKETS.interaction,
      claimCheckBucket: BUCKETS.application,
    },
  );
  return { handler, lines };
}

/** The counts of the last metric line. */
export function counts(lines: readonly Record<string, unknown>[]): Record<string, unknown> {
  return lines.findLast((line) => "_aws" in line) ?? {};
}
