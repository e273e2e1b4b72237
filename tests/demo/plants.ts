import { decide, loadSchemas } from "../../demo/expect";
import { Plants } from "../../demo/leaks";
import { type Event, lineOf, NOW, validEvent } from "./support";

export const conforms = loadSchemas();

export const VALUES = {
  name: "Xanthia O'Dunleavy",
  student_id: "STU123456789",
  email: "xanthia.odunleavy@quillpost.example",
  phone: "(415) 223-0142",
  ssn: "219-45-6789",
  card: "4539 1488 0343 6467",
} as const;

export function plantsOf(...events: object[]): Plants {
  const plants = new Plants();
  for (const event of events) {
    const line = lineOf(JSON.stringify(event));
    plants.add(line, decide(line, conforms, NOW));
  }
  return plants;
}

export function chat(data: Record<string, unknown> = {}): Event {
  const event = validEvent();
  const { name, student_id, ...shapes } = VALUES;
  const message = Object.values(shapes).join(", or ");
  return { ...event, data: { ...event.data, student_name: name, student_id, message, ...data } };
}
