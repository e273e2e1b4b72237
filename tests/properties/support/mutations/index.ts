import { TOPICS } from "../../../../contracts/topics";
import { createRandom } from "../../../../demo/generate/random";
import { inventEvent } from "../../../../demo/generate/topics";
import { BYTES } from "./bytes";
import { FIELDS } from "./fields";
import { inside, JSON_TEXT } from "./json";
import type { Mutation } from "./mutation";

/** Each way of spoiling an event, by name. */
export const MUTATIONS: Record<string, Mutation> = { ...BYTES, ...FIELDS, ...JSON_TEXT };

const MANY = Object.keys(MUTATIONS);
/** One in so many is spoiled twice. */
const TWICE = 0.25;

/** A malformed event: the same number gives the same bytes on every machine. */
export function malformed(number: number, now: number): { kind: string; bytes: Buffer } {
  const random = createRandom(number * 2_654_435_761);
  const event = inventEvent(random, random.pick(TOPICS), `evt_bad_${number}`, now - 60_000);
  const kind = MANY[number % MANY.length] ?? "truncated";
  const spoiled = (MUTATIONS[kind] as Mutation)(JSON.stringify(event), random);
  if (!random.chance(TWICE)) return { kind, bytes: Buffer.from(spoiled) };
  const again = random.pick(["truncated", "bytes flipped", "bytes put in", "a NUL"]);
  const bytes = (MUTATIONS[again] as Mutation)(spoiled.toString(), random);
  return { kind: `${kind}, then ${again}`, bytes: Buffer.from(bytes) };
}

/** Around and above a megabyte: few, for each costs as much as thousands of others. */
export function huge(now: number): Buffer[] {
  const random = createRandom(5);
  return [1_000_000, 1_048_000, 1_048_576, 1_048_577, 1_500_000, 4_000_000].flatMap((bytes) => {
    const text = JSON.stringify(inventEvent(random, "chat.message.sent", "evt_huge", now));
    const fill = "x".repeat(bytes - text.length);
    return [
      Buffer.from(inside(text, `"huge":${fill}`)),
      Buffer.from(inside(text, `"huge":"${fill}`)),
      Buffer.from(text.replace('"chat.message.sent"', `"${fill}"`)),
      Buffer.concat([Buffer.from(text), Buffer.alloc(bytes - text.length, 0xff)]),
      Buffer.from("[".repeat(bytes)),
    ];
  });
}
