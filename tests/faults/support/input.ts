import { TOPICS, type Topic } from "../../../contracts/topics";
import { createRandom } from "../../../demo/generate/random";
import { inventEvent } from "../../../demo/generate/topics";

export type Event = Record<string, unknown> & { event_id: string; data: Record<string, unknown> };

const RUN = Date.now().toString(36);
const random = createRandom(20_251);
let count = 0;

/** A valid event with an id no other has, full of personal values; `change` breaks or adds what a test is about. */
export function event(topic: Topic, change: (event: Event) => void = () => undefined): Event {
  count += 1;
  const made = inventEvent(random, topic, `evt_fault_${RUN}_${count}`, Date.now() - 5_000) as Event;
  change(made);
  return made;
}

/** So many events of one topic. */
export function events(topic: Topic, many: number): Event[] {
  return Array.from({ length: many }, () => event(topic));
}

/** One event of every topic. */
export function oneOfEach(): Event[] {
  return TOPICS.map((topic) => event(topic));
}
