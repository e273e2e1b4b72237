import { createHash } from "node:crypto";
import type { SealedEvent } from "../../../../contracts/sealed";
import { TOPICS, type Topic } from "../../../../contracts/topics";

let serial = 0;

export const hashOf = (student: string): string => createHash("sha256").update(student).digest("hex");

/** A sealed event as Firehose lands it; its content is no real JWE, but has the form of one. */
export function sealedEvent(changes: Partial<SealedEvent> = {}, student = "s-1"): SealedEvent {
  const number = ++serial;
  const subject = hashOf(student);
  return {
    event_id: `evt_${process.pid}_${number}`,
    event_type: "chat.message.sent",
    timestamp: new Date(Date.UTC(2026, 10, 1) + number * 1000).toISOString(),
    source: "chat",
    subject,
    index: {
      session_id: "session-1",
      school_id: "school-1",
      role: number % 2 === 0 ? "student" : "assistant",
      student_id_hash: subject,
    },
    sealed: `eyJhbGciOiJkaXIifQ..${"A".repeat(16)}.${Buffer.from(`content ${number}`).toString("base64url")}.${"B".repeat(22)}`,
    ...changes,
  } as SealedEvent;
}

export const topicOf = (number: number): Topic => TOPICS[number % TOPICS.length] ?? "chat.message.sent";
