import { type Db, type MongoClient, MongoServerError } from "mongodb";
import { INDEXES, VALIDATORS } from "../../../contracts/document-rules";
import {
  DOCUMENT_DATABASE,
  type DocumentCollection,
  EVENT_COLLECTIONS,
  ROLLUP_COLLECTIONS,
} from "../../../contracts/documents";
import type { Credentials } from "./connection";

const NAMESPACE_EXISTS = 48;
const USER_EXISTS = 51003;

/**
 * Makes the database what this release expects: collections with their rules, indexes, change streams where the roller
 * reads. Safe to repeat; rules that changed replace the former, documents that stand are not looked at again.
 *
 * @param db under a user that may administer it
 */
export async function applySchema(db: Db, admin: Db): Promise<void> {
  for (const name of [...EVENT_COLLECTIONS, ...ROLLUP_COLLECTIONS]) {
    await ensureCollection(db, name);
    await db
      .collection(name)
      .createIndexes(
        INDEXES[name].map(({ key, ...options }) => ({ key: new Map(Object.entries(key)), ...options })),
      );
  }
  // A change stream of Amazon DocumentDB is off until it is asked for.
  for (const collection of EVENT_COLLECTIONS)
    await admin.command({ modifyChangeStreams: 1, database: DOCUMENT_DATABASE, collection, enable: true });
}

async function ensureCollection(db: Db, name: DocumentCollection): Promise<void> {
  const rules = {
    validator: { $jsonSchema: VALIDATORS[name] },
    validationLevel: "strict",
    validationAction: "error",
  } as const;
  try {
    await db.createCollection(name, rules);
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.code !== NAMESPACE_EXISTS) throw error;
    await db.command({ collMod: name, ...rules });
  }
}

/**
 * Makes the user that functions are, or gives it its secret's password: it reads and writes the one database, and
 * neither administers it nor sees another. Safe to repeat.
 */
export async function ensureUser(client: MongoClient, { username, password }: Credentials): Promise<void> {
  const admin = client.db("admin");
  const user = { pwd: password, roles: [{ role: "readWrite", db: DOCUMENT_DATABASE }] };
  try {
    await admin.command({ createUser: username, ...user });
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.code !== USER_EXISTS) throw error;
    await admin.command({ updateUser: username, ...user });
  }
}
