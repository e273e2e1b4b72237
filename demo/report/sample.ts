import type { EventRecord } from "../collect";
import type { Decision } from "../expect";
import type { Line } from "../lines";

/** One event before and after redaction. */
export interface Sample {
  eventId: string;
  before: string;
  after: string;
}

/** How many candidates are kept. */
const KEPT = 20;

/** What stands for a redacted value. */
const MARK = /\[[A-Z_]+\]/g;

/** Keeps a few chat events to show one of them before and after redaction. */
export class SampleKeeper {
  private readonly lines = new Map<string, Buffer>();

  add(line: Line, decision: Decision): void {
    if (!decision.accepted || decision.topic !== "chat.message.sent" || !line.bytes) return;
    if (this.lines.size < KEPT && line.size < 4096) this.lines.set(decision.eventId, line.bytes);
  }

  /** The candidate in whose record most was redacted. */
  choose(application: readonly EventRecord[]): Sample | undefined {
    const samples = application.flatMap(({ eventId, value }) => {
      const before = this.lines.get(eventId);
      return before && value
        ? { eventId, before: pretty(JSON.parse(before.toString())), after: pretty(value) }
        : [];
    });
    const marks = ({ after }: Sample) => after.match(MARK)?.length ?? 0;
    return samples.sort((a, b) => marks(b) - marks(a))[0];
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
