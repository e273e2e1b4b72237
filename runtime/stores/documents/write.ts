import { type Db, MongoBulkWriteError, type WriteError } from "mongodb";
import { EVENT_COLLECTIONS, type EventDocument } from "../../../contracts/documents";
import { collectionOf } from "./document";
import { isDuplicate, isInvalid } from "./failure";

export interface Written {
  /** Documents this call wrote. */
  written: number;
  /** Documents that stood already, from an earlier try or a repeated notice. */
  repeated: number;
  /** Documents that the database's own rules refuse for good. */
  refused: EventDocument[];
}

/**
 * Puts events into their collections, each once: the event id is the document's, so that a second copy changes
 * nothing. One refused document does not hold up its neighbours.
 *
 * @throws MongoError when anything else keeps a document out; those that went in stay and are counted as repeated next time
 */
export async function insertEvents(db: Db, events: readonly EventDocument[]): Promise<Written> {
  const result: Written = { written: 0, repeated: 0, refused: [] };
  for (const name of EVENT_COLLECTIONS) {
    const own = events.filter((event) => collectionOf(event) === name);
    if (own.length === 0) continue;
    try {
      const { insertedCount } = await db
        .collection<EventDocument>(name)
        .insertMany(own, { ordered: false, forceServerObjectId: false });
      result.written += insertedCount;
    } catch (error) {
      if (!(error instanceof MongoBulkWriteError)) throw error;
      const failed = [error.writeErrors].flat() as WriteError[];
      const other = failed.find(({ code }) => !isDuplicate(code) && !isInvalid(code));
      // A connection that broke says so without such errors: what is not known to be in is sent again.
      if (failed.length === 0 || other || error.result.insertedCount + failed.length < own.length)
        throw error;
      result.written += own.length - failed.length;
      for (const { code, index } of failed) {
        const event = own[index];
        if (isInvalid(code) && event) result.refused.push(event);
        else result.repeated++;
      }
    }
  }
  return result;
}
