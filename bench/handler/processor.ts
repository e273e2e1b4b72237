import { createCipheriv, createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import type { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import type { FirehoseClient } from "@aws-sdk/client-firehose";
import type { KMSClient } from "@aws-sdk/client-kms";
import { logWriter } from "../../runtime/event-processor/application-log";
import { busWriter } from "../../runtime/event-processor/bus";
import { lineWriter } from "../../runtime/event-processor/delivery";
import { createEventProcessorHandler } from "../../runtime/event-processor/handler";
import { pseudonymizer } from "../../runtime/event-processor/pseudonym";
import { createRedactor } from "../../runtime/redaction";
import { claimAll } from "../../runtime/shared/claims";
import { createLog } from "../../runtime/shared/log";
import { IV_BYTES } from "../../runtime/subject-keys/compact";
import { KEY_BYTES } from "../../runtime/subject-keys/jwe";
import { type KeyOutcome, type SubjectKeys, subjectKeys } from "../../runtime/subject-keys/keys";
import type { StoredKey } from "../../runtime/subject-keys/stored";

const KEY = Buffer.alloc(32, 7);
const LINE_FEED = 0x0a;

/** A client whose every call succeeds at once. */
const client = <C>(answer: (input: { Records?: unknown[]; Entries?: unknown[] }) => object) =>
  ({ send: async ({ input }: { input: object }) => answer(input) }) as unknown as C;

/** Keys of subjects as a worker has them: remembered, looked for in a table in memory. */
function keysInMemory(): SubjectKeys {
  const items = new Map<string, StoredKey>();
  return subjectKeys({
    table: {
      read: async (ids) =>
        new Map(
          ids.flatMap((id) => {
            const item = items.get(id);
            return item ? [[id, item]] : [];
          }),
        ),
      create: async (id, key) => {
        items.set(id, key);
        return key;
      },
      prolong: async () => true,
    },
    wrapping: {
      generate: async () => {
        const key = randomBytes(32);
        return { key, wrapped: Buffer.from(key), wrappingKey: "k" };
      },
      unwrap: async (_, { wrapped }) => Buffer.from(wrapped),
    },
    generation: 1,
    now: Date.now,
  });
}

/** Keys that leave content as it is: the processor without sealing, its lines as long as their originals. */
export const UNSEALED: SubjectKeys = {
  use: (ids, work) => work(new Map([...ids].map((id) => [id, { key: { id, seal: textOf, line } }]))),
};

/** Keys that encrypt content and let go of the result, lines as without sealing: what this cipher takes by itself. */
export function cipherAlone(): SubjectKeys {
  const secrets = new Map<string, KeyObject>();
  const vector = randomBytes(IV_BYTES);
  const outcomeOf = (id: string): KeyOutcome => {
    const secret = secrets.get(id) ?? createSecretKey(randomBytes(KEY_BYTES));
    secrets.set(id, secret);
    const encrypted = (json: string, content: Uint8Array) => {
      const cipher = createCipheriv("aes-256-gcm", secret, vector);
      cipher.update(content);
      cipher.final();
      cipher.getAuthTag();
      return line(json, content);
    };
    return { key: { id, seal: textOf, line: encrypted } };
  };
  return { use: (ids, work) => work(new Map([...ids].map((id) => [id, outcomeOf(id)]))) };
}

function line(_json: string, content: Uint8Array): Buffer {
  const line = Buffer.allocUnsafe(content.byteLength + 1);
  line.set(content);
  line[content.byteLength] = LINE_FEED;
  return line;
}

function textOf(content: Uint8Array): string {
  return Buffer.from(content).toString("latin1");
}

/**
 * The whole event processor, its writers included, over services that take everything at once: what is left is the time
 * its own code takes. Nothing is kept between invocations.
 */
export function processorInMemory(keys: SubjectKeys = keysInMemory()) {
  const pseudonym = pseudonymizer(
    "key",
    client<KMSClient>(() => ({ Mac: KEY })),
  );
  const firehose = client<FirehoseClient>(({ Records = [] }) => ({
    RequestResponses: Records.map(() => ({ RecordId: "r" })),
  }));
  const bus = client<EventBridgeClient>(({ Entries = [] }) => ({
    Entries: Entries.map(() => ({ EventId: "e" })),
  }));
  const logs = client<CloudWatchLogsClient>(() => ({}));
  return createEventProcessorHandler(
    {
      claim: (wanted) => claimAll(wanted, async () => []),
      quarantine: async () => undefined,
      putObject: async () => undefined,
      redaction: async () => {
        const pseudonymize = await pseudonym();
        const redactor = createRedactor({ pseudonymize });
        return { pseudonymize, redact: (event) => redactor.redactEvent(event).event };
      },
      subjectKeys: keys,
      writeInteractions: lineWriter("interactions", firehose),
      writeApplications: lineWriter("applications", firehose),
      writeLogs: logWriter("application", { client: logs, once: logs }),
      publish: busWriter("bus", bus),
      now: Date.now,
      log: createLog({}, () => undefined),
    },
    {
      topic: "chat.message.sent",
      quarantineBucket: "quarantine",
      interactionBucket: "interactions",
      claimCheckBucket: "claim-checks",
    },
  );
}
