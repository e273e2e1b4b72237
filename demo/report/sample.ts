import type { EventRecord } from "../collect";
import type { Decision } from "../expect";
import type { Line } from "../lines";

/** One event before and after redaction. */
export interface Sample {
  eventId: string;
  before: string;
  after: string;
}

/** How many candidates are kept: the first one that reached the application path is shown. */
const KEPT = 20;

/** Keeps a few chat events to show one of them before and after redaction. */
export class SampleKeeper {
  private readonly lines = new Map<string, Buffer>();

  add(line: Line, decision: Decision): void {
    if (!decision.accepted || decision.topic !== "chat.message.sent" || !line.bytes) return;
    if (this.lines.size < KEPT && line.size < 4096) this.lines.set(decision.eventId, line.bytes);
  }

  choose(application: readonly EventRecord[]): Sample | undefined {
    for (const { eventId, value } of application) {
      const before = this.lines.get(eventId);
      if (before && value)
        return { eventId, before: pretty(JSON.parse(before.toString())), after: pretty(value) };
    }
    return undefined;
  }
}

/** Generated events are shown whole. A user's own are theirs: of them only the redacted form is shown. */
export function describeSample({ eventId, before, after }: Sample, generated: boolean): string {
  if (!generated) return `One record after redaction, ${eventId}:\n${after}`;
  return `One record, ${eventId}, on the interaction path:\n${before}\n\nand everywhere else:\n${after}`;
}

function pretty(value: unknown): string {
  return JSON.stringify(value, undefined, 2);
}
