import type { KinesisStreamEvent } from "aws-lambda";
import type { DataByTopic, EventOf } from "../../../contracts/events/event";
import { TOPICS, type Topic } from "../../../contracts/topics";

/** The moment the tests take as now: 2026-03-02T12:00:00Z. */
export const NOW = Date.UTC(2026, 2, 2, 12);
export const HASH = "a".repeat(64);

export const DATA: DataByTopic = {
  "chat.message.sent": {
    student_id: "S4556914",
    student_name: "Zoë Marlowe-Quist",
    school_id: "school-7",
    session_id: "sess-1",
    message_id: "msg-1",
    role: "student",
    message: "hello",
    mood_score: 4,
    safety_scan: { risk_level: "LOW", keywords_matched: [] },
  },
  "safety.crisis.detected": {
    student_id_hash: HASH,
    session_id: "sess-1",
    risk_level: "CRISIS",
    trigger_keywords: ["alone"],
    requires_human_intervention: true,
    school_id: "school-7",
  },
  "observer.threshold.exceeded": {
    student_id_hash: HASH,
    session_id: "sess-1",
    metric: "phq9",
    value: 21,
    threshold: 20,
  },
  "observer.session.completed": {
    student_id_hash: HASH,
    session_id: "sess-1",
    school_id: "school-7",
    start_time: "2026-03-02T10:00:00Z",
    end_time: "2026-03-02T10:30:00.500Z",
    risk_trajectory: "stable",
    phq9_score: 3,
    gad7_score: 2,
    confidence: 0.9,
    mood_score: 6,
    summary_text: "went well",
  },
  "crisis.notification.required": {
    notification_id: "ntf-1",
    student_id_hash: HASH,
    session_id: "sess-1",
    counselor_id: "counselor-2",
    channel: "sms",
    risk_level: "HIGH",
  },
  "audit.event.logged": {
    entity_id: "record-1",
    actor_id: "staff-9",
    action: "record.read",
    outcome: "success",
    resource: "students/records",
    details: { reason: "review" },
  },
};

let last = 0;

/** A valid event of a topic with an id of its own; `data` and `envelope` break or add what a test is about. */
export function event<T extends Topic>(
  topic: T,
  data: Record<string, unknown> = {},
  envelope: Record<string, unknown> = {},
): EventOf<T> {
  return {
    event_id: `evt_test_${process.pid}_${++last}`,
    event_type: topic,
    timestamp: "2026-03-02T11:59:00Z",
    source: "chat-service",
    data: { ...DATA[topic], ...data },
    ...envelope,
  } as unknown as EventOf<T>;
}

/** A valid event without one property, named by a path such as `data.session_id`. */
export function eventWithout(topic: Topic, path: string): Record<string, unknown> {
  const whole = structuredClone(event(topic)) as unknown as Record<string, unknown>;
  const names = path.split(".");
  const name = names.pop() as string;
  const parent = names.reduce((node, step) => node[step] as Record<string, unknown>, whole);
  delete parent[name];
  return whole;
}

export function bytesOf(value: unknown): Buffer {
  return Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
}

export const ALL_TOPICS = TOPICS;

let sequence = 0;

/** The invocation Lambda makes for records of one shard. */
export function kinesisEvent(
  records: readonly (Uint8Array | { bytes: Uint8Array; sequence: string })[],
  stream = "chat-stream",
): KinesisStreamEvent {
  return {
    Records: records.map((record) => {
      const { bytes, sequence: sequenceNumber } =
        record instanceof Uint8Array ? { bytes: record, sequence: String(1_000 + ++sequence) } : record;
      return {
        eventID: `shardId-000000000001:${sequenceNumber}`,
        eventName: "aws:kinesis:record",
        eventSource: "aws:kinesis",
        eventSourceARN: `arn:aws:kinesis:us-east-1:000000000000:stream/${stream}`,
        eventVersion: "1.0",
        awsRegion: "us-east-1",
        invokeIdentityArn: "arn:aws:iam::000000000000:role/processor",
        kinesis: {
          data: Buffer.from(bytes).toString("base64"),
          sequenceNumber,
          partitionKey: "p",
          kinesisSchemaVersion: "1.0",
          approximateArrivalTimestamp:
            Math.floor(Date.now() / 1_000) - 5 + (Number(sequenceNumber) % 1_000) / 1_000,
        },
      };
    }),
  };
}
