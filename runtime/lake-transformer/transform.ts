import { isDeepStrictEqual } from "node:util";
import { type LakeOptions, type LakeReport, type LakeSink, transformEvents } from "../lake";
import type { Quarantined } from "../shared/quarantine";
import { baseName, type Landed, planRejected } from "./core";
import { isStale, type SchemaStore } from "./schema-store";
import { createStaging, type Uploader } from "./staging";

/** What the transformer does to the world, one verb each; every verb is safe to repeat. */
export interface TransformDeps {
  /** The events of a landed object, whole; undefined where it is gone. */
  read(landed: Landed): Promise<AsyncIterable<Uint8Array> | undefined>;
  uploader: Uploader;
  schema: SchemaStore;
  quarantine(rejected: Quarantined): Promise<void>;
  now(): number;
}

/** Rounds in which others may change the schema before one object is given back to the queue. */
const MAX_ROUNDS = 10;

/** Columns of known types and JSON in few pages compress best with it, and all query engines read it. */
const FORMAT = { codec: "zstd", partition: "hour" } as const;

/**
 * Makes Parquet of one landed object. Files appear only when the schema they were written with stands in the lake, so
 * that two functions at work at once cannot give a column two types: a run that brings new columns is thrown away,
 * the schema is written over the state it was made from, and the object is read again.
 *
 * @returns undefined where the object is gone: there is nothing to keep of it
 */
export async function transformObject(
  landed: Landed,
  quarantineBucket: string,
  deps: TransformDeps,
): Promise<LakeReport | undefined> {
  const name = baseName(landed);
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    const known = await deps.schema.read();
    const options: LakeOptions = { ...FORMAT, name, ...(known.schema && { schema: known.schema }) };
    const events = await deps.read(landed);
    if (events === undefined) return undefined;
    const staging = createStaging(deps.uploader);
    try {
      const report = await transformEvents(events, options, { open: staging.open, reject: () => {} });
      const settled = report.rows === 0 || isDeepStrictEqual(report.schema, known.schema);
      if (settled && report.rejected > 0) await quarantineRejected(landed, quarantineBucket, options, deps);
      if (settled) await staging.publish();
      else await staging.discard();
      if (!settled || isStale(known, deps.now())) await deps.schema.replace(report.schema, known);
      if (settled) return report;
    } catch (error) {
      // What is left behind is cleared away by the bucket's lifecycle; the first error says more.
      await staging.discard().catch(() => undefined);
      throw error;
    }
  }
  throw new Error(`The lake's schema was changed by others ${MAX_ROUNDS} times while one object was read.`);
}

/** Reads the object once more for the lines it rejects: with the schema settled they are the same ones, however many. */
async function quarantineRejected(
  landed: Landed,
  bucket: string,
  options: LakeOptions,
  deps: TransformDeps,
): Promise<void> {
  const nowhere = { write: () => {}, close: async () => {}, abort: async () => {} };
  const sink: LakeSink = {
    open: () => nowhere,
    reject: (line) => deps.quarantine(planRejected(line, options.name, bucket, deps.now())),
  };
  const events = await deps.read(landed);
  if (events) await transformEvents(events, options, sink);
}
