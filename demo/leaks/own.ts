import type { EventRecord } from "../collect";
import { stringsOf } from "./fields";
import { type Leak, leakOf } from "./find";
import { occursIn } from "./index-of-values";
import type { Plants } from "./planted";

/**
 * Looks for an event's own name and student id in its record, however short or common they are. Values of fields
 * that the contract keeps do not count, nor do the record's field names.
 */
export function findOwn({ eventId, value, place }: EventRecord, plants: Plants): Leak[] {
  const own = plants.ownOf(eventId);
  if (!own || !value) return [];
  const texts = [...stringsOf(value, new Set(), false)].filter((text) => !own.kept.has(text));
  return own.planted
    .filter((planted) => texts.some((text) => occursIn(text, planted.value)))
    .map((planted) => leakOf(planted, place));
}
