import type { LakeSchema } from "../lake";

/** The schema as it stands in the lake, and the mark of that very state; no mark where there is none yet. */
export interface KnownSchema {
  schema?: LakeSchema;
  etag?: string;
  /** When it was last written, milliseconds since the epoch. */
  writtenAt?: number;
}

/** The one schema that all files of the lake agree on. */
export interface SchemaStore {
  read(): Promise<KnownSchema>;
  /**
   * Writes a schema over the state it was made from.
   *
   * @returns whether it stands now; false where somebody else was faster
   */
  replace(schema: LakeSchema, known: KnownSchema): Promise<boolean>;
}

/**
 * The bucket's lifecycle ends every object some years after it was written, the schema too, unless it is written again:
 * once a year, in milliseconds.
 */
const RENEW_MS = 365 * 86_400_000;

export function isStale({ writtenAt }: KnownSchema, now: number): boolean {
  return writtenAt !== undefined && now - writtenAt > RENEW_MS;
}
