import { BSON, type Db } from "mongodb";
import { EVENT_COLLECTIONS, ROLLUP_COLLECTIONS } from "../../../../contracts/documents";

/** What `mongodump` keeps of a database: the documents of each collection, one after the other, in BSON. */
export type Dump = Record<string, Uint8Array>;

export async function dump(db: Db): Promise<Dump> {
  const kept: Dump = {};
  for (const name of [...EVENT_COLLECTIONS, ...ROLLUP_COLLECTIONS]) {
    const documents = await db.collection(name).find().sort({ _id: 1 }).toArray();
    kept[name] = Buffer.concat(documents.map((document) => BSON.serialize(document)));
  }
  return kept;
}

/** Puts a dump into a database whose setup has run, so that every document passes its collection's rules again. */
export async function restore(db: Db, kept: Dump): Promise<number> {
  let restored = 0;
  for (const [name, bytes] of Object.entries(kept)) {
    const documents: BSON.Document[] = [];
    for (let from = 0; from < bytes.length; ) {
      const size = new DataView(bytes.buffer, bytes.byteOffset + from).getInt32(0, true);
      documents.push(BSON.deserialize(bytes.subarray(from, from + size)));
      from += size;
    }
    for (let from = 0; from < documents.length; from += 500)
      restored += (await db.collection(name).insertMany(documents.slice(from, from + 500))).insertedCount;
  }
  return restored;
}
