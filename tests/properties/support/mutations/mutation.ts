import type { Random } from "../../../../demo/generate/random";

/** A change that makes an event malformed, most of the time. */
export type Mutation = (text: string, random: Random) => string | Buffer;
